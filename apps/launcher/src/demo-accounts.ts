import { demonstration, DEMONSTRATION_START } from '#libs/demonstration';
import { writePrivateJson } from '#libs/embedded';
import type { DemoAccount } from './greeting.js';

/*
 * The process that writes down who can sign in to the demonstration: arguments are the seed and the file, the
 * password comes by the environment. A process of
 * its own, because the whole data set is made for it.
 */
const [seed, file] = process.argv.slice(2);
const data = demonstration(Number(seed), DEMONSTRATION_START);
const organisations = new Map([
  ...data.organisations.map(({ organisationId, name }) => [organisationId, name] as const),
  ...data.enterprises.map(({ enterpriseId, name }) => [enterpriseId, name] as const),
  ...data.providers.map(({ providerId, name }) => [providerId, name] as const),
]);
const accounts = data.people.flatMap((person): DemoAccount[] => {
  const held = data.memberships.find(({ personId }) => personId === person.personId);
  if (!held) return [];
  const organisation = organisations.get(held.organisationId) ?? '';
  return [{ account: person.account, displayName: person.displayName, role: held.role, organisation }];
});
writePrivateJson(file!, { seed: Number(seed), password: process.env['DEMONSTRATION_PASSWORD'], accounts });
