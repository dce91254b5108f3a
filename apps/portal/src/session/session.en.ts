import type { Texts } from '../i18n/texts.js';
import type { texts as chinese } from './session.zh-CN.js';

export const texts: Texts<typeof chinese> = {
  session: {
    needed: {
      title: 'Sign in to go on',
      text: 'This page is for people who are signed in. You come back to it afterwards.',
      account: 'On the sign-in page you can also make an account or get a new password.',
    },
    account: {
      title: 'Account of {{name}}',
      none: 'You do not belong to an organisation yet. Ask its signatory for an invitation, or register your own enterprise.',
      evaluations: 'Needs that enterprises asked me to judge',
      safety: 'Password and invitations',
      password: 'Change the password',
      invitations: 'Invitations to you, your roles',
      everywhere: 'The whole province',
      whole: 'The whole organisation',
    },
  },
};
