import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { newId } from '#libs/kernel';
import { Browser, type Page } from '../../support/a-browser.js';
import { aResidentId } from '../../support/a-resident-id.js';
import { aService, type Client, type TestService } from '../../support/a-service.js';
import { ISSUER } from '../../support/an-issuer.js';

const PASSWORD = 'a sentence about clouds';

let service: TestService;
let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'yunshang-outbox-'));
  service = await aService('identity', { OUTBOX_DIR: folder });
});
afterAll(async () => {
  await service.stop();
  rmSync(folder, { recursive: true });
});

/** A link as the launcher makes it; undefined when there are administrators. */
async function administratorLink(): Promise<string | undefined> {
  const secret = randomBytes(32).toString('base64url');
  const digest = createHash('sha256').update(secret).digest('hex');
  const [row] = await service.sql<{ made: boolean }>('select identity.new_administrator_link($1) as made', [
    digest,
  ]);
  return row!.made ? secret : undefined;
}

function become(link: string, account: string, identityNumber: string): Promise<Page> {
  const fields = { link, account, displayName: '王管理', password: PASSWORD, identityNumber };
  return new Browser(service.url).go(`${ISSUER}/first-administrator`, fields);
}

async function signedUp(account: string): Promise<Browser> {
  const browser = new Browser(service.url);
  const made = await browser.go(`${ISSUER}/sign-up`, { account, displayName: '李工', password: PASSWORD });
  expect([made.status, made.html.includes('账号已创建')]).toEqual([200, true]);
  const page = await browser.go(`${ISSUER}/account`);
  const inside = await browser.signIn(page, account, PASSWORD);
  expect(inside.html).toContain('<h1>我的账号</h1>');
  return browser;
}

async function clientOf(account: string): Promise<Client> {
  const [row] = await service.sql<{ id: string }>('select id from identity.person where account = $1', [
    account,
  ]);
  return service.as({ personId: row!.id });
}

test('from nothing to officials: two links make two administrators, and they bring in the rest', async () => {
  const [one, two, three] = [await administratorLink(), await administratorLink(), await administratorLink()];
  const number = aResidentId();
  expect((await become(one!, 'admin.wang', '123')).status).toBe(422);
  expect((await become(one!, 'admin.wang', number)).html).toContain('管理员账号已创建');
  expect((await become(one!, 'admin.zhao', aResidentId())).status).toBe(410);
  // One person with two accounts is not two people.
  expect((await become(two!, 'admin.wang2', number)).html).toContain('两个不同的人');
  expect((await become(two!, 'admin.li', aResidentId())).html).toContain('管理员账号已创建');
  expect((await become(three!, 'admin.sun', aResidentId())).status).toBe(410);
  expect(await administratorLink()).toBeUndefined();

  const [wang, li] = [await clientOf('admin.wang'), await clientOf('admin.li')];
  const authority = await wang.query(
    'mutation ($input: RegisterAuthorityInput!, $key: ID!) { registerAuthority(input: $input, idempotencyKey: $key) { id } }',
    { input: { kind: 'BUREAU', name: '佛山市工业和信息化局', divisionCode: '440600' }, key: newId() },
  );
  const browser = await signedUp('reviewer.chen');
  const invited = await wang.query(
    'mutation ($input: InviteMemberInput!, $key: ID!) { inviteMember(input: $input, idempotencyKey: $key) { id } }',
    {
      input: {
        organisationId: authority.data.registerAuthority.id,
        account: 'reviewer.chen',
        role: 'BUREAU_REVIEWER',
      },
      key: newId(),
    },
  );
  expect(invited.errors).toBeUndefined();
  const CONFIRM =
    'mutation ($id: ID!, $key: ID!) { confirmInvitation(id: $id, agree: true, idempotencyKey: $key) { status } }';
  const confirmed = await li.query(CONFIRM, { id: invited.data.inviteMember.id, key: newId() });
  expect(confirmed.errors).toBeUndefined();

  const page = await browser.go(`${ISSUER}/account`);
  expect(page.html).toContain('佛山市工业和信息化局');
  const field = (name: string) => new RegExp(`name="${name}" value="([^"]+)"`).exec(page.html)![1]!;
  const answer = { id: field('id'), key: field('key') };
  expect((await browser.go(`${ISSUER}/account/accept`, answer)).status).toBe(422);
  const again = await browser.go(`${ISSUER}/account/accept`, {
    ...answer,
    key: newId(),
    identityNumber: aResidentId(),
  });
  expect(again.html).toContain('已接受邀请');
  expect(again.html).toContain('佛山市');
  expect(again.html).not.toContain('440600');

  // A new password by two people: the link goes by letter, works once, and its secret is in no table.
  const reset = await wang.query(
    'mutation ($input: AccountInput!, $key: ID!) { proposePasswordReset(input: $input, idempotencyKey: $key) { proposalId } }',
    { input: { account: 'reviewer.chen' }, key: newId() },
  );
  const CONFIRM_PROPOSAL =
    'mutation ($id: ID!, $key: ID!) { confirmProposal(id: $id, idempotencyKey: $key) { proposalId } }';
  const id = reset.data.proposePasswordReset.proposalId!;
  expect((await wang.query(CONFIRM_PROPOSAL, { id, key: newId() })).errors?.[0]?.extensions.code).toBe(
    'TAKES_TWO_PEOPLE',
  );
  expect(readdirSync(folder)).toEqual([]);
  expect((await li.query(CONFIRM_PROPOSAL, { id, key: newId() })).errors).toBeUndefined();
  const [letter] = readdirSync(folder);
  const link = /link=([\w-]+)/.exec(readFileSync(join(folder, letter!), 'utf8'))![1]!;
  const next = 'nine bridges over a quiet river';
  const weak = await new Browser(service.url).go(`${ISSUER}/reset`, { link, next: 'Admin@123456' });
  expect(weak.status).toBe(422);
  expect((await new Browser(service.url).go(`${ISSUER}/reset`, { link, next })).html).toContain('密码已重设');
  expect((await new Browser(service.url).go(`${ISSUER}/reset`, { link, next })).status).toBe(410);
  expect((await browser.go(`${ISSUER}/account`)).html).toContain('<h1>登录</h1>');

  // An official's account is closed by two as well.
  const disable = await li.query(
    'mutation ($input: AccountInput!, $key: ID!) { disableAccount(input: $input, idempotencyKey: $key) { proposalId } }',
    { input: { account: 'reviewer.chen' }, key: newId() },
  );
  const closing = { id: disable.data.disableAccount.proposalId!, key: newId() };
  expect((await wang.query(CONFIRM_PROPOSAL, closing)).errors).toBeUndefined();
  const shut = await browser.go(`${ISSUER}/account`);
  expect((await browser.signIn(shut, 'reviewer.chen', next)).status).toBe(401);
});

test('a password is changed on its page, with the old one', async () => {
  const browser = await signedUp('factory.he');
  const next = 'nine bridges over a quiet river';
  const wrong = await browser.go(`${ISSUER}/password`, { current: 'not the password', next });
  expect([wrong.status, wrong.html.includes('当前密码不正确')]).toEqual([422, true]);
  expect((await browser.go(`${ISSUER}/password`, { current: PASSWORD, next })).html).toContain('密码已修改');
});

test.each([
  ['zh-CN', '注册账号'],
  ['en', 'Sign up'],
])('the pages speak %s, load nothing and run nothing', async (language, title) => {
  const page = await new Browser(service.url).go(`${ISSUER}/sign-up`, undefined, {
    'accept-language': language,
  });
  expect(page.html).toContain(`<html lang="${language}">`);
  expect(page.html).toContain(`<h1>${title}</h1>`);
  expect(page.html).not.toMatch(/<script|javascript:|\son\w+=|https?:/i);
  expect(page.headers.get('content-security-policy')).toContain("form-action 'self'");
  for (const [, id] of page.html.matchAll(/<input id="([^"]+)"/g)) {
    expect(page.html).toContain(`<label for="${id}">`);
  }
});

test('a form on a foreign page does nothing', async () => {
  const fields = { account: 'somebody.else', displayName: '某人', password: PASSWORD };
  const page = await new Browser(service.url).go(`${ISSUER}/sign-up`, fields, {
    origin: 'https://evil.example',
  });
  expect(page.status).toBe(403);
});
