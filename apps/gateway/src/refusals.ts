import type { Request, Response } from 'express';
import { languageOf, messageOf, type ErrorParams, type Language } from '#libs/kernel';
import { gatewayMessages, pageTexts } from './gateway.messages.js';

export interface Refusal {
  readonly status: number;
  readonly code: string;
  readonly params?: ErrorParams;
}

/** Refuses a request before GraphQL: a page for browsers, the form of GraphQL errors for programs. */
export function refuse(request: Request, response: Response, { status, code, params = {} }: Refusal): void {
  const language = languageOf(request.headers['accept-language']);
  const message = messageOf(gatewayMessages, code, params, language) ?? code;
  response.status(status).vary('Accept').vary('Accept-Language');
  if (prefersPage(request)) response.type('html').send(page(language, message));
  else response.json({ errors: [{ message, extensions: { code, params } }] });
}

/** Whether a person looks at the answer: browsers ask for HTML by name, programs for anything or for JSON. */
export function prefersPage(request: Request): boolean {
  return /\btext\/html\b/i.test(request.headers.accept ?? '');
}

/**
 * A page of one sentence with the way back; nothing is loaded.
 * @param script the one that runs, where one does
 */
export function page(
  language: Language,
  sentence: string,
  links: readonly [string, string][] = [],
  script?: string,
): string {
  const texts = pageTexts[language];
  const all: readonly [string, string][] = [...links, ['/', texts.home]];
  return `<!doctype html>
<html lang="${language}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${texts.title}</title>
<h1>${texts.title}</h1>
<p>${escape(sentence)}</p>
<ul>
${all.map(([href, text]) => `<li><a href="${href}">${escape(text)}</a></li>`).join('\n')}
</ul>${script ? `\n<script src="${script}"></script>` : ''}
</html>
`;
}

function escape(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}
