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
  /** The first link of the main part whose address is this and an id: for a page that is named by one. */
  readonly via?: string;
  /** What follows the id in the address. */
  readonly behind?: string;
}

export const VISITS: readonly Visit[] = [
  { name: 'home', path: '/' },
  { name: 'sign-in', path: '/sign-in' },
  { name: 'not-found', path: '/nothing' },
  { name: 'eligible', path: '/eligible' },
  { name: 'account', path: '/account', as: 'factory01' },
  { name: 'work-enterprise', path: '/work', as: 'factory01' },
  { name: 'enterprise', path: '/enterprise', as: 'factory01' },
  { name: 'enterprise-people', path: '/enterprise/people', as: 'factory01' },
  { name: 'enterprise-register', path: '/enterprise/register', as: 'factory01' },
  { name: 'enterprise-eligibility', path: '/enterprise/eligibility', as: 'factory01' },
  { name: 'assessment', path: '/assessment', as: 'factory01' },
  { name: 'assessment-fill', path: '/assessment/fill', as: 'factory01' },
  { name: 'needs', path: '/needs', as: 'factory01' },
  { name: 'need-new', path: '/needs/new', as: 'factory01' },
  { name: 'need', path: '/needs', via: '/needs/', as: 'factory01' },
  { name: 'need-matches', path: '/needs', via: '/needs/', behind: '/matches', as: 'factory01' },
  { name: 'need-questions', path: '/needs', via: '/needs/', behind: '/questions', as: 'factory01' },
  { name: 'need-evaluation', path: '/needs', via: '/needs/', behind: '/evaluation', as: 'factory01' },
  { name: 'evaluations', path: '/evaluations', as: 'expert01' },
  { name: 'evaluation', path: '/evaluations', via: '/evaluations/', as: 'factory01' },
  { name: 'evaluation-chair', path: '/evaluations', via: '/evaluations/', as: 'factory02' },
  { name: 'complaints-enterprise', path: '/complaints', as: 'factory04' },
  { name: 'complaints-provider', path: '/complaints', as: 'provider03' },
  { name: 'complaints-bureau', path: '/complaints', as: 'bureau-foshan-approver' },
  { name: 'work-expert', path: '/work', as: 'expert01' },
  { name: 'need-amend', path: '/needs', via: '/needs/', behind: '/amend', as: 'factory01' },
  { name: 'need-close', path: '/needs', via: '/needs/', behind: '/close', as: 'factory01' },
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
  { name: 'providers', path: '/providers' },
  { name: 'provider', path: '/providers', via: '/providers/' },
  { name: 'solution', path: '/catalogue', via: '/solutions/', as: 'provider01' },
  { name: 'pool-standing', path: '/pool', as: 'provider01' },
  { name: 'pool-applications', path: '/pool', as: 'newcomer01' },
  { name: 'pool-apply', path: '/pool/apply', as: 'newcomer01' },
  { name: 'pool-desk', path: '/pool-desk', as: 'commission-manager' },
  { name: 'pool-desk-file', path: '/pool-desk', via: '/pool-desk/', as: 'commission-manager' },
  { name: 'pool-appeal', path: '/pool-desk', via: '/pool-desk/', as: 'commission-approver' },
  { name: 'catalogue', path: '/catalogue', as: 'provider01' },
  { name: 'catalogue-new', path: '/catalogue/new', as: 'provider01' },
  { name: 'catalogue-version', path: '/catalogue', via: '/catalogue/', as: 'provider01' },
  { name: 'team', path: '/team', as: 'provider01' },
  { name: 'capacity', path: '/capacity', as: 'provider01' },
  { name: 'money', path: '/money', as: 'provider01' },
  { name: 'rating', path: '/contracts', via: '/contracts/', behind: '/rating', as: 'factory01' },
  { name: 'rating-provider', path: '/contracts', via: '/contracts/', behind: '/rating', as: 'provider01' },
  { name: 'usage', path: '/usage', as: 'provider01' },
  { name: 'contract-changes', path: '/contracts', via: '/contracts/', behind: '/changes', as: 'factory01' },
  { name: 'contract-disputes', path: '/contracts', via: '/contracts/', behind: '/disputes', as: 'factory09' },
  { name: 'contract-end', path: '/contracts', via: '/contracts/', behind: '/end', as: 'factory11' },
  {
    name: 'contract-replacement',
    path: '/contracts',
    via: '/contracts/',
    behind: '/replacement',
    as: 'factory12',
  },
  { name: 'vouchers', path: '/vouchers', as: 'factory01' },
  { name: 'voucher', path: '/vouchers', via: '/vouchers/', as: 'factory01' },
  { name: 'review-queue', path: '/review', as: 'bureau-foshan' },
  { name: 'review-file', path: '/review', via: '/review/', as: 'bureau-foshan' },
  { name: 'work-commission', path: '/work', as: 'commission-manager' },
];
