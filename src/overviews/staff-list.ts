/** Rows on a page of every list of the staff area. */
export const perPage = 25
