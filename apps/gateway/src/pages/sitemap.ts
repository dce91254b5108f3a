import type { Request, Response } from 'express';
import { addressIn } from './addresses.js';
import type { PublicPages } from './public-pages.js';

/** Of the public pages all, of the others none; what is for programs is not for search engines. */
export function robots(origin: string): string {
  return `User-agent: *
Disallow: /session
Disallow: /oidc
Disallow: /graphql
Allow: /

Sitemap: ${origin}/sitemap.xml
`;
}

/** Every public page in both languages (sitemaps.org 0.9). */
export function sitemap(origin: string, pages: PublicPages) {
  return async (_: Request, response: Response): Promise<void> => {
    const paths = await pages.paths();
    response.type('application/xml').send(`<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">
${paths.map((path) => entries(origin, path)).join('\n')}
</urlset>
`);
  };
}

function entries(origin: string, path: string): string {
  const [chinese, english] = [origin + path, origin + addressIn('en', path)];
  const links = [
    ['zh-CN', chinese],
    ['en', english],
  ]
    .map(([language, href]) => `<xhtml:link rel="alternate" hreflang="${language}" href="${href}"/>`)
    .join('');
  return [chinese, english].map((loc) => `<url><loc>${loc}</loc>${links}</url>`).join('\n');
}
