/** Their links prove who reads the address: they are taken out of what is kept once the email was sent. */
type UserEmails = {
  'password.reset': { name: string; secretUrl: string }
  'email.confirm': { name: string; secretUrl: string }
}

declare module '../platform/outgoing-email.ts' {
  interface EmailCatalogue extends UserEmails {}
}
