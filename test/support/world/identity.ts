import { randomUUID } from 'node:crypto';
import type { TestService } from '../a-service.js';

export const PASSWORD = 'a sentence about clouds';
export const SIGN_UP = 'mutation ($input: SignUpInput!) { signUp(input: $input) { id account } }';

export async function signUp(service: TestService, account = `person-${randomUUID().slice(0, 8)}`) {
  return service.visitor.query(SIGN_UP, {
    input: { account, displayName: '演示·某人', password: PASSWORD },
  });
}

/** Somebody with an account and without any role. */
export async function aPerson(service: TestService): Promise<{ id: string; account: string }> {
  return (await signUp(service)).data.signUp;
}

export async function codeOf(answer: Promise<{ errors?: { extensions: { code: string } }[] }>) {
  return (await answer).errors?.[0]?.extensions.code;
}
