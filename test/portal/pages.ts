/**
 * Every page of the portal and who opens it: of each, `npm run screenshots` makes pictures in both languages and sizes,
 * and every-page.e2e-spec.ts has axe look at it. Whoever adds a page adds its line.
 */
export interface Visit {
  /** Names its pictures. */
  readonly name: string;
  /** Where it is, or a page from which `via` leads there. */
  readonly path: string;
  /** A demonstration account; absent: nobody is signed in. */
  readonly as?: string;
  /** The first link of the main part whose address begins so: for a page that is named by an id. */
  readonly via?: string;
}

export const VISITS: readonly Visit[] = [
  { name: 'home', path: '/' },
  { name: 'sign-in', path: '/sign-in' },
  { name: 'not-found', path: '/nothing' },
  { name: 'account', path: '/account', as: 'factory01' },
  { name: 'work-enterprise', path: '/work', as: 'factory01' },
  { name: 'work-provider', path: '/work', as: 'provider01' },
  { name: 'work-bureau', path: '/work', as: 'bureau-foshan' },
  { name: 'certification-queue', path: '/certification', as: 'bureau-foshan' },
  { name: 'certification-file', path: '/certification', via: '/certification/', as: 'bureau-foshan' },
  { name: 'needs-for-me', path: '/needs-for-me', as: 'provider01' },
  { name: 'bid', path: '/needs-for-me', via: '/bids/', as: 'provider01' },
  { name: 'contracts-enterprise', path: '/contracts', as: 'factory01' },
  { name: 'contract-enterprise', path: '/contracts', via: '/contracts/', as: 'factory01' },
  { name: 'contracts-provider', path: '/contracts', as: 'provider01' },
  { name: 'contract-provider', path: '/contracts', via: '/contracts/', as: 'provider01' },
  { name: 'vouchers', path: '/vouchers', as: 'factory01' },
  { name: 'voucher', path: '/vouchers', via: '/vouchers/', as: 'factory01' },
  { name: 'review-queue', path: '/review', as: 'bureau-foshan' },
  { name: 'review-file', path: '/review', via: '/review/', as: 'bureau-foshan' },
  { name: 'work-commission', path: '/work', as: 'commission-manager' },
];
