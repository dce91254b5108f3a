export const texts = {
  search: {
    label: 'What to look for',
    placeholder: 'A name, the number of a contract or a credit code',
    begin_one: 'Type at least {{count}} character. Only what you may see is searched.',
    begin_other: 'Type at least {{count}} characters. Only what you may see is searched.',
    asking: 'Looking for “{{text}}”',
    nothing: 'Nothing found for “{{text}}”. Try another word, or only a part of the name.',
    found_one: '{{count}} found; Enter opens the first.',
    found_other: '{{count}} found; Enter opens the first.',
    more: 'There are others; type more of it.',
    kinds: {
      enterprises: 'Enterprises',
      needs: 'Needs',
      contracts: 'Contracts',
      vouchers: 'Vouchers',
      redemptions: 'Redemptions',
      providers: 'Providers',
      solutions: 'Solutions',
    },
  },
};
