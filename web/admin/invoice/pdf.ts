/** The same file as its customer gets, for staff, who have no account to get it from. */
export { loader } from '../../account/invoice-pdf.ts'
