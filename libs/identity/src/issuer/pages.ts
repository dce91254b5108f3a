import { languageOf, type Language } from '#libs/kernel';
import { createHash } from 'node:crypto';
import type { KoaContextWithOIDC } from 'oidc-provider';
import { pageTexts } from './pages.messages.js';

const STYLE = `
:root{color-scheme:light dark;font-family:system-ui,"PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif}
body{margin:0;min-height:100vh;display:grid;place-items:center;background:Canvas;color:CanvasText}
main{width:min(24rem,100% - 2rem);padding:2rem 0}
h1{font-size:1.5rem;margin:0 0 1.5rem}
label{display:block;margin:1rem 0 .25rem}
input,button{font:inherit;width:100%;box-sizing:border-box;padding:.6rem .7rem;border-radius:.4rem}
input{border:1px solid GrayText}
button{margin-top:1.5rem;border:0;background:#0b57d0;color:#fff;cursor:pointer}
button.plain{background:none;color:LinkText;border:1px solid currentColor}
:focus-visible{outline:3px solid #f5a623;outline-offset:2px}
[role=alert]{border-left:4px solid #b3261e;padding:.5rem .75rem;margin:0 0 1rem}
`;

/** Nothing is loaded and no script runs on these pages; the one style sheet is named by its hash. */
export const PAGE_HEADERS: Readonly<Record<string, string>> = {
  'content-type': 'text/html; charset=utf-8',
  'cache-control': 'no-store',
  'content-security-policy':
    `default-src 'none'; style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'; ` +
    `form-action 'self'; frame-ancestors 'none'; base-uri 'none'`,
  // Not 'no-referrer': browsers would then send the form with `Origin: null`, which tells nothing of its page.
  'referrer-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
};

export interface SignInForm {
  readonly action: string;
  readonly account: string;
  /** The key of a text of these pages; null before the first attempt. */
  readonly problem: 'refused' | 'closed' | null;
}

/** The sign-in page: plain HTML that works with the keyboard, a screen reader and without scripts. */
export function signInPage(form: SignInForm, language: Language): string {
  const text = pageTexts[language];
  const problem = form.problem ? `<p role="alert" id="problem">${escape(text[form.problem])}</p>` : '';
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
</form>`,
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

function page(language: Language, title: string, body: string): string {
  return `<!doctype html>
<html lang="${language}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} · ${pageTexts[language].platform}</title><style>${STYLE}</style></head>
<body><main><h1>${title}</h1>${body}</main></body>
</html>`;
}

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
