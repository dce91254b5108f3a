import type { Visit } from '../../portal/pages.ts';
import type { Person } from './person.ts';

/** Opens a page of the list, by its address or by the link that leads to it. */
export async function openVisit(person: Person, { path, via, behind = '' }: Visit): Promise<void> {
  await person.opens(path);
  if (!via) return;
  // The same page in English lies below /en.
  const there = person.page.locator(`main a:is([href^="${via}"], [href^="/en${via}"])`);
  await there.first().waitFor();
  const links = await there.evaluateAll((found) => found.map((link) => link.getAttribute('href')!));
  const named = links.find((href) => /^[\da-f-]{36}/.test(href.replace(/^\/en(?=\/)/, '').slice(via.length)));
  if (!named) throw new Error(`no link from ${path} to ${via} and an id`);
  await person.opens(named + behind);
}
