import { defineEntity, p } from '@mikro-orm/core';

const SignInAttemptSchema = defineEntity({
  name: 'SignInAttempt',
  properties: {
    /** SHA-256 of what is counted: an account from an address, an address, an account, a known device. */
    bucket: p.text().primary(),
    failures: p.integer(),
    lastAt: p.datetime().index('sign_in_attempt_last_at_index'),
    closedUntil: p.datetime().nullable(),
  },
});
/** How often signing in failed of late by one way of counting, whether or not there is such an account. */
export class SignInAttempt extends SignInAttemptSchema.class {}
SignInAttemptSchema.setClass(SignInAttempt);
