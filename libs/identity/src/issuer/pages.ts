import { languageOf, type Language } from '#libs/kernel';
import type { KoaContextWithOIDC } from 'oidc-provider';
import { escape, page, PAGE_HEADERS } from './page.js';
import { pageTexts } from './pages.messages.js';

export interface SignInForm {
  readonly action: string;
  readonly account: string;
  /** What went wrong, in words; null before the first attempt. */
  readonly problem: string | null;
  /** Where somebody without an account makes one. */
  readonly signUp: string;
}

/** The sign-in page: plain HTML that works with the keyboard, a screen reader and without scripts. */
export function signInPage(form: SignInForm, language: Language): string {
  const text = pageTexts[language];
  const problem = form.problem ? `<p role="alert" id="problem">${escape(form.problem)}</p>` : '';
  const described = form.problem ? ' aria-describedby="problem" aria-invalid="true"' : '';
  return page(
    language,
    text.signIn,
    `${problem}<form method="post" action="${escape(form.action)}">
<label for="account">${text.account}</label>
<input id="account" name="account" value="${escape(form.account)}" autocomplete="username" autocapitalize="none"
 spellcheck="false" maxlength="64" required${form.account ? '' : ' autofocus'}${described}>
<label for="password">${text.password}</label>
<input id="password" name="password" type="password" autocomplete="current-password" maxlength="512"
 required${form.account ? ' autofocus' : ''}${described}>
<button type="submit">${text.signIn}</button>
</form>
<p><a href="${escape(form.signUp)}">${text.noAccountYet}</a></p>`,
  );
}

/** A page that says what went wrong and what to do; the details are for programs, which ask for JSON. */
export function problemPage(problem: 'expired' | 'failed', language: Language): string {
  const text = pageTexts[language];
  return page(language, text.cannotSignIn, `<p role="alert">${escape(text[problem])}</p>`);
}

export function failurePage(ctx: KoaContextWithOIDC, error: Error): void {
  const expired = error.name === 'SessionNotFound';
  answer(ctx, problemPage(expired ? 'expired' : 'failed', languageFor(ctx)));
}

/** @param form the library's form, with its one-time value against forged requests */
export function signOutPage(ctx: KoaContextWithOIDC, form: string): void {
  const language = languageFor(ctx);
  const text = pageTexts[language];
  answer(
    ctx,
    page(
      language,
      text.signOutQuestion,
      `${form}<button type="submit" form="op.logoutForm" value="yes" name="logout" autofocus>${text.signOut}</button>
<button type="submit" form="op.logoutForm" class="plain">${text.stay}</button>`,
    ),
  );
}

export function signedOutPage(ctx: KoaContextWithOIDC): void {
  const language = languageFor(ctx);
  answer(ctx, page(language, pageTexts[language].signedOut, `<p>${pageTexts[language].closeWindow}</p>`));
}

function answer(ctx: KoaContextWithOIDC, html: string): void {
  ctx.set({ ...PAGE_HEADERS });
  ctx.body = html;
}

function languageFor(ctx: KoaContextWithOIDC): Language {
  return languageOf(ctx.get('accept-language'));
}
