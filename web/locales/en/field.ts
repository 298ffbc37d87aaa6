/** What is wrong with something entered into a package's custom field. */
export const field = {
  required: 'Please fill this in.',
  too_long: 'This is too long.',
  no_number: 'Please enter a number.',
  no_choice: 'Please choose one of these.',
  no_date: 'This is not a date.',
  locked: 'This cannot be changed here.',
  control_characters: 'Please use plain text on one line.',
} as const
