/** No more of one thing is put into a cart, or changed into, at once. */
export const mostOfOne = 100
