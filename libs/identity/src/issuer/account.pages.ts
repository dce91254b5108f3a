import { newId, type Language, type Role } from '#libs/kernel';
import { division } from '#libs/reference';
import { escape, page } from './page.js';
import { pageTexts, roleNames } from './pages.messages.js';

/** What a page tells of the last attempt: what went wrong, or what was done. */
export interface Told {
  readonly problem?: string;
  readonly done?: string;
}

interface RoleShown {
  readonly organisationName: string;
  readonly role: Role;
  readonly divisionCode: string | null;
}

export interface AccountSheet {
  readonly base: string;
  /** Where the person goes on. */
  readonly toWork: string;
  readonly displayName: string;
  readonly account: string;
  readonly memberships: readonly RoleShown[];
  readonly invitations: readonly (RoleShown & {
    readonly id: string;
    readonly expiresAt: Date;
    readonly proofNeeded: boolean;
  })[];
}

/** Who is signed in, in what roles, and what waits for an answer. */
export function accountPage(sheet: AccountSheet, told: Told, language: Language): string {
  const text = pageTexts[language];
  const roles = sheet.memberships.map((each) => roleSheet(each, language)).join('');
  const invitations = sheet.invitations.map((each) => invitationForm(sheet.base, each, language)).join('');
  return page(
    language,
    text.myAccount,
    `${toldOf(told)}<p>${escape(sheet.displayName)} (${escape(sheet.account)})</p>
<p><a href="${escape(sheet.toWork)}">${text.toWork}</a></p>
<section><h2>${text.invitations}</h2>${invitations || `<p>${text.noInvitations}</p>`}</section>
<section><h2>${text.roles}</h2>${roles || `<p>${text.noRoles}</p>`}</section>
<section><p><a href="${escape(sheet.base)}/password">${text.changePassword}</a></p>
<p><a href="${escape(sheet.base)}/session/end">${text.signOut}</a></p></section>`,
  );
}

function roleSheet({ organisationName, role, divisionCode }: RoleShown, language: Language): string {
  const text = pageTexts[language];
  // Only officials work for a division; for a company the word would say nothing.
  const market = role.startsWith('ENTERPRISE_') || role.startsWith('PROVIDER_');
  const name = divisionCode ? (division(divisionCode)?.name ?? divisionCode) : text.wholeProvince;
  const place = market ? '' : `<dt>${text.division}</dt><dd>${escape(name)}</dd>`;
  return `<p><strong>${roleNames[role][language]}</strong></p>
<dl><dt>${text.organisation}</dt><dd>${escape(organisationName)}</dd>${place}</dl>`;
}

function invitationForm(
  base: string,
  invitation: AccountSheet['invitations'][number],
  language: Language,
): string {
  const text = pageTexts[language];
  const { id, expiresAt, proofNeeded } = invitation;
  const proof = proofNeeded
    ? field(`number-${id}`, 'identityNumber', text.identityNumber, {
        hint: text.identityHint,
        autocomplete: 'off',
      })
    : '';
  const until = expiresAt.toLocaleDateString('sv-SE', { timeZone: 'Asia/Shanghai' });
  const hidden = `<input type="hidden" name="id" value="${id}"><input type="hidden" name="key" value="${newId()}">`;
  return `${roleSheet(invitation, language)}<p>${text.until} ${until}</p>
<form method="post" action="${escape(base)}/account/accept">${hidden}${proof}
<button type="submit">${text.accept}</button></form>
<form method="post" action="${escape(base)}/account/decline">${hidden}
<button type="submit" class="plain">${text.decline}</button></form>`;
}

export interface NewAccount {
  readonly account: string;
  readonly displayName: string;
}

/** @param link of a first administrator; without it anybody makes an account that holds no role */
export function signUpPage(
  action: string,
  given: NewAccount,
  told: Told,
  language: Language,
  link?: string,
): string {
  const text = pageTexts[language];
  const first = link === undefined ? '' : `<p>${text.firstAdministratorHint}</p>`;
  const proof =
    link === undefined
      ? ''
      : `${field('number', 'identityNumber', text.identityNumber, { hint: text.identityHint, autocomplete: 'off' })}
<input type="hidden" name="link" value="${escape(link)}">`;
  return page(
    language,
    link === undefined ? text.signUp : text.firstAdministrator,
    `${toldOf(told)}${first}<form method="post" action="${escape(action)}">
${field('account', 'account', text.account, { hint: text.accountHint, autocomplete: 'username', value: given.account })}
${field('name', 'displayName', text.displayName, { autocomplete: 'name', value: given.displayName })}
${field('password', 'password', text.password, { hint: text.passwordHint, autocomplete: 'new-password' })}
${proof}<button type="submit">${text.signUp}</button></form>`,
  );
}

/** @param link for who does not know the old password; without it the old one is asked */
export function passwordPage(
  action: string,
  back: string,
  told: Told,
  language: Language,
  link?: string,
): string {
  const text = pageTexts[language];
  const proof =
    link === undefined
      ? field('current', 'current', text.currentPassword, { autocomplete: 'current-password' })
      : `<input type="hidden" name="link" value="${escape(link)}">`;
  return page(
    language,
    link === undefined ? text.changePassword : text.resetPassword,
    `${toldOf(told)}<form method="post" action="${escape(action)}">
${proof}${field('next', 'next', text.newPassword, { hint: text.passwordHint, autocomplete: 'new-password' })}
<button type="submit">${text.save}</button></form><p><a href="${escape(back)}">${text.back}</a></p>`,
  );
}

/** A page that says one thing and leads on. */
export function plainPage(
  title: string,
  told: Told,
  on: { href: string; text: string },
  language: Language,
): string {
  return page(language, title, `${toldOf(told)}<p><a href="${escape(on.href)}">${escape(on.text)}</a></p>`);
}

function toldOf({ problem, done }: Told): string {
  if (problem) return `<p role="alert" id="problem">${escape(problem)}</p>`;
  return done ? `<p role="status">${escape(done)}</p>` : '';
}

function field(
  id: string,
  name: string,
  label: string,
  more: { hint?: string; autocomplete: string; value?: string },
): string {
  const secret = more.autocomplete.endsWith('-password');
  const hint = more.hint ? `<p class="hint" id="${id}-hint">${escape(more.hint)}</p>` : '';
  return `<label for="${id}">${escape(label)}</label>
<input id="${id}" name="${name}" type="${secret ? 'password' : 'text'}" value="${escape(more.value ?? '')}"
 autocomplete="${more.autocomplete}" autocapitalize="none" spellcheck="false" maxlength="512" required${
   more.hint ? ` aria-describedby="${id}-hint"` : ''
 }>${hint}`;
}
