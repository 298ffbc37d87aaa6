export const trouble = {
  reference: 'Reference for support: {{id}}',
  backHome: 'To the start page',
  goBack: 'Go back',
  tryAgain: 'Try again',
  s400: {
    title: 'That request made no sense to us',
    text: 'Please go back, load the page again and repeat what you did.',
  },
  s403: {
    title: 'This is not open to you',
    text: 'You may have been signed out, or your account has no access to this page. Nothing was changed.',
  },
  s404: {
    title: 'There is nothing here',
    text: 'The address may be mistyped, or what was here has moved or belongs to somebody else.',
  },
  s405: {
    title: 'This page cannot be used that way',
    text: 'Please go back and use the buttons on the page.',
  },
  s409: {
    title: 'Something changed in the meantime',
    text: 'What you wanted to do no longer fits what is stored. Load the page again to see how things stand now.',
  },
  s413: {
    title: 'That was too much at once',
    text: 'What you sent is larger than we accept. Please send less, or in parts.',
  },
  s422: {
    title: 'This could not be accepted',
    text: 'Something in what you sent was not right. Please go back and check it.',
  },
  s429: {
    title: 'A little too fast',
    text: 'There were too many requests from your connection. Wait a minute, then try again.',
  },
  s500: {
    title: 'Something went wrong on our side',
    text: 'It has been noted and is not your fault. If you were paying, look at your invoices first: nothing is charged twice.',
  },
  s503: {
    title: 'We will be right back',
    text: 'A part of the system does not answer at the moment. Please try again in a minute; nothing you did is lost.',
  },
} as const
