import { createHash, randomBytes } from 'node:crypto';
import { DATABASE, inDatabase, withClient } from '#libs/embedded';

/**
 * Makes one-time links for the first administrators, as long as there are fewer than two or none is left; identity keeps
 * their digests only. Two people are needed from the start, because every office after that takes two.
 * @returns the links, good for a day; none when there are administrators
 */
export function administratorLinks(
  superuserUrl: string,
  publicOrigin: string,
  most: number,
): Promise<string[]> {
  return withClient(inDatabase(superuserUrl, DATABASE), async (client) => {
    // Where identity has not been set up there is nobody to administer yet.
    const known = await client.query<{ known: boolean }>(
      `SELECT to_regprocedure('identity.new_administrator_link(text)') IS NOT NULL AS known`,
    );
    if (!known.rows[0]?.known) return [];
    const links: string[] = [];
    for (let i = 0; i < most; i++) {
      const secret = randomBytes(32).toString('base64url');
      const digest = createHash('sha256').update(secret).digest('hex');
      const { rows } = await client.query<{ made: boolean }>(
        'SELECT identity.new_administrator_link($1) AS made',
        [digest],
      );
      if (rows[0]?.made) links.push(`${publicOrigin}/oidc/first-administrator?link=${secret}`);
    }
    return links;
  });
}
