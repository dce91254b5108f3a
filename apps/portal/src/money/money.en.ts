export const texts = {
  money: {
    title_one: '{{count}} claim under way, {{amount}} yuan paid so far',
    title_other: '{{count}} claims under way, {{amount}} yuan paid so far',
    lead: 'Vouchers are paid to the enterprise, which pays you by the contract. This is how far the vouchers of your contracts have come, and by when each is to be paid.',
    contract: 'Contract',
    contractHidden: 'Contract',
    phase: 'phase {{phase}}',
    claims: {
      title: 'Claims of the enterprises',
      empty:
        'Nothing was claimed yet. Once a contract is accepted its enterprise may claim, and every step stands here.',
      state: 'State',
      submitted: 'Claimed',
      promised: 'To be paid by',
      held: 'now with: {{holder}}',
      stopped: 'papers are being mended; the clock stands',
      likely: 'Likely in time: {{share}} (from {{count}} past payments)',
      paidToYou: 'Paid to you',
      amount: 'Claimed amount',
    },
    statement: {
      title: 'Statement',
      lead: 'Newest first, 2,000 entries at most. The sum is what the bank has moved up to the entry, net; what is in italics is a right to money, not money yet.',
      download: 'Download the statement (CSV)',
      empty: 'No voucher yet. Once an enterprise claims one for a contract of yours, it begins here.',
      at: 'When',
      kind: 'Entry',
      reference: 'Bank reference',
      amount: 'Amount (yuan)',
      sum: 'Sum (yuan)',
    },
  },
};
