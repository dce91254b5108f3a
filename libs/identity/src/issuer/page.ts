import { createHash } from 'node:crypto';
import type { Language } from '#libs/kernel';
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
a{color:LinkText}
a:hover{color:CanvasText}
h2{font-size:1.1rem;margin:2rem 0 .5rem}
section+section{border-top:1px solid GrayText}
dl{margin:.5rem 0}dt{color:GrayText;font-size:.9rem}dd{margin:0 0 .4rem}
.hint{font-size:.9rem;margin:.25rem 0 0}
[role=status]{border-left:4px solid #1e6b3a;padding:.5rem .75rem;margin:0 0 1rem}
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

/** The frame of every page of the issuer. @param body HTML whose texts are escaped already */
export function page(language: Language, title: string, body: string): string {
  return `<!doctype html>
<html lang="${language}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} · ${pageTexts[language].platform}</title><style>${STYLE}</style></head>
<body><main><h1>${title}</h1>${body}</main></body>
</html>`;
}

export function escape(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
