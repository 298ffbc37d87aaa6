/** Whose database it is. */
export type Application = {
  /** The name of its role, of its database and of its folder below those of the machine: a plain lower-case word. */
  readonly name: string
  /** The folder of its checkout: where the database lies when no other folder is given. */
  readonly home: string
}
