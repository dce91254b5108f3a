import type { Language } from '#libs/kernel';
import { pageTexts } from '../gateway.messages.js';
import { addressIn, pathIn } from './addresses.js';
import type { Drawn } from './public-pages.js';

/** Where index.html leaves room. */
const ROOM = {
  language: '<html lang="zh-CN">',
  title: /<title>[^<]*<\/title>/,
  head: '<!--head-->',
  page: '<!--page-->',
  behind: '</body>',
  nonce: 'nonce=""',
} as const;

const LANGUAGES = ['zh-CN', 'en'] as const satisfies readonly Language[];

export interface Sheet {
  readonly language: Language;
  /** As it was asked, without what follows the question mark. */
  readonly path: string;
  readonly origin: string;
  readonly nonce: string;
  /** Absent: the browser draws it. */
  readonly drawn?: Drawn;
}

/** index.html with what a page says of itself. @throws Error at the start, where index.html has no room for it */
export function template(html: string): (sheet: Sheet) => string {
  for (const room of Object.values(ROOM))
    if (html.search(room) < 0) throw new Error(`index.html of the portal has no ${String(room)}`);
  return ({ language, path, origin, nonce, drawn }) =>
    [
      [ROOM.language, `<html lang="${language}">`],
      [ROOM.nonce, `nonce="${nonce}"`],
      [ROOM.title, `<title>${escape(drawn?.title ?? pageTexts[language].title)}</title>`],
      [ROOM.head, head(path, origin, drawn)],
      [ROOM.behind, `${drawn?.answers ?? ''}</body>`],
      // The last, as it holds what people wrote.
      [ROOM.page, drawn?.html ?? `<noscript>${escape(pageTexts[language].script)}</noscript>`],
      // As functions, or a $ in a name would be read as a place.
    ].reduce((page, [room, text]) => page.replace(room!, () => text as string), html);
}

function head(path: string, origin: string, drawn: Drawn | undefined): string {
  if (drawn?.status !== 200) return '<meta name="robots" content="noindex" />';
  const own = (language: Language): string => escape(origin + addressIn(language, pathIn(path)));
  return [
    ...(drawn.description ? [`<meta name="description" content="${escape(drawn.description)}" />`] : []),
    `<link rel="canonical" href="${escape(origin + path)}" />`,
    ...LANGUAGES.map((each) => `<link rel="alternate" hreflang="${each}" href="${own(each)}" />`),
    `<link rel="alternate" hreflang="x-default" href="${own('zh-CN')}" />`,
    // What programs ask with (RFC 8631).
    '<link rel="service-desc" type="text/plain" href="/schema.graphql" title="GraphQL" />',
  ].join('\n    ');
}

function escape(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}
