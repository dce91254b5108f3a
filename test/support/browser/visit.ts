import type { Visit } from '../../portal/pages.ts';
import type { Person } from './person.ts';

/** Opens a page of the list, by its address or by the link that leads to it. */
export async function openVisit(person: Person, { path, via }: Visit): Promise<void> {
  await person.opens(path);
  if (!via) return;
  const link = person.page.locator(`main a[href^="${via}"]`).first();
  await person.opens((await link.getAttribute('href'))!);
}
