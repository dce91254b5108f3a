/** Someone who can sign in to the demonstration. */
export interface DemoAccount {
  readonly account: string;
  readonly displayName: string;
  readonly role: string;
  readonly organisation: string;
}

/** How many accounts of one role are printed; the rest is in the file. */
const SHOWN_PER_ROLE = 3;

export interface Greeting {
  readonly publicOrigin: string;
  readonly seconds: number;
  /** What the platform's clock says, when it is not real time. */
  readonly clock?: Date;
  /** One-time links for the first administrators; none where there are any, and in a demonstration. */
  readonly administrators?: readonly string[];
  readonly demonstration?: {
    readonly accounts: readonly DemoAccount[];
    readonly password: string;
    readonly file: string;
  };
}

/** What is printed once everything runs: where it is, and who can sign in. */
export function greeting({
  publicOrigin,
  seconds,
  clock,
  administrators = [],
  demonstration,
}: Greeting): string {
  const lines = [
    '',
    `云上 Yunshang runs (started in ${seconds.toFixed(1)} s). Stop it with Ctrl-C.`,
    '',
    `  Portal      ${publicOrigin}/`,
    `  GraphQL     ${publicOrigin}/graphql`,
    `  Sign-in     ${publicOrigin}/oidc/.well-known/openid-configuration`,
  ];
  if (clock) lines.push(`  Clock       ${inShanghai(clock)} (the demonstration's; it runs on from there)`);
  if (demonstration) lines.push('', ...accountLines(demonstration));
  if (administrators.length > 0) {
    lines.push(
      '',
      '  There is no administrator yet. Give each of two people one of these links; each works once, for a day:',
      ...administrators.map((link) => `    ${link}`),
      '  A new one, while fewer than two are made: npm run administrator',
    );
  }
  return `${lines.join('\n')}\n`;
}

function accountLines({ accounts, password, file }: NonNullable<Greeting['demonstration']>): string[] {
  const shown = accounts.filter(
    ({ role }, at) =>
      accounts.slice(0, at).filter((earlier) => earlier.role === role).length < SHOWN_PER_ROLE,
  );
  const width = Math.max(0, ...shown.map(({ account }) => account.length)) + 2;
  const hidden = accounts.length - shown.length;
  return [
    `  Demo accounts, all data are made up (演示). The password of each: ${password}`,
    ...shown.map(
      ({ account, role, organisation }) => `    ${account.padEnd(width)}${role.padEnd(22)}${organisation}`,
    ),
    ...(hidden > 0 ? [`    and ${hidden} more in ${file}`] : []),
    '  An access token for one of them: npm run token -- <account>',
  ];
}

function inShanghai(date: Date): string {
  return `${date.toLocaleString('sv-SE', { timeZone: 'Asia/Shanghai' })} +08:00`;
}
