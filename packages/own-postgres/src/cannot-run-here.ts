/** This machine cannot run a PostgreSQL of one's own, and why; a database that is installed can still serve. */
export class CannotRunHere extends Error {
  override readonly name = 'CannotRunHere'
}
