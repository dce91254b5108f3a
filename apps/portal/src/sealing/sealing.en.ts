import type { Texts } from '../i18n/texts.js';
import type { texts as chinese } from './sealing.zh-CN.js';

export const texts: Texts<typeof chinese> = {
  sealing: {
    title: { open: 'Bids until {{deadline}}', passed: 'The deadline for bids was {{deadline}}' },
    move: {
      handIn: 'You hand the second key in',
      otherwise: 'Without it nobody opens the bids, and nothing is judged or awarded.',
    },
    whyNot: {
      PASSED: 'The deadline has passed and can no longer change.',
      NOT_YOUR_ROLE: 'A signatory does this; your role can only look.',
    },
    key: {
      title: 'A key that the enterprise keeps itself',
      states: {
        NONE: 'no second key was used',
        CAN_BE_NAMED: 'none; one can be added before the first bid',
        NAMED: 'in use; the bids open when you hand it in after the deadline',
        AWAITED: 'the deadline has passed; it is awaited',
        HANDED_IN: 'handed in; the bids are open',
      },
      means:
        'Bids are sealed with a key of the platform until the deadline as they are. With one that you keep yourself, not even the platform opens them before.',
      make: 'Make a key and save its file',
      unable: 'This browser does not know the method that is needed (X25519). Use a newer one.',
      saveAgain: 'Save the file again',
      effect: {
        once: 'It is put to use once, before the first bid, and for good.',
        lost: 'The key is in the file that you saved and nowhere else: without the file all bids are lost.',
        handIn: 'After the deadline you come back here and hand the file in; only then the bids open.',
      },
      kept: 'I have put the file in a safe place',
      keepFirst: 'Confirm first that the file is kept.',
      name: 'Put this key to use',
      handIn: 'Hand the key in and open the bids',
      handInEffect:
        'The platform checks that it is the same key and opens all bids; this cannot be taken back.',
      file: 'The file that you saved',
      fileFirst: 'Choose the file first.',
    },
    history: {
      title: 'What became of the deadline',
      opened: 'First opened:',
      unopened: 'The bids are not open yet.',
      none: 'It was never put off.',
      from: 'From',
      to: 'To',
      cause: 'Cause',
      reason: 'Reason',
    },
    extend: {
      title: 'Put the deadline off',
      act: 'Put it off',
      effect: {
        all: 'For every provider alike, with a reason that all read; questions and delivery move along.',
        bids: 'Bids that are sealed stay valid and can be replaced or withdrawn.',
        final: 'It can only move later, never earlier.',
      },
      until: 'New deadline',
      untilHelp: 'China Standard Time; later than it is now and before the day of delivery.',
      untilMissing: 'Choose a moment.',
    },
  },
};
