/** What is said beside a field whose value something else has already. */
export const slugTaken = { path: ['slug'], message: 'refusals.address_taken' }
export const nameTaken = { path: ['name'], message: 'refusals.name_taken' }
