import { Link, type LinkProps } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Move } from './work.rules.js';

/** To the file that a move of somebody else is about; the words alone where the reader has no page of it. */
export function FileLink({ move, children }: { move: Move; children: ReactNode }): ReactNode {
  const file = fileOf(move);
  return file ? <Link {...file}>{children}</Link> : children;
}

/** By the kind of the file, which stands first in the key of a move. */
function fileOf({ key, deed, mover }: Move): LinkProps | undefined {
  const [kind, id = ''] = key.split(' ');
  switch (kind) {
    case 'draft':
      return { to: '/needs/drafts/$id', params: { id } };
    case 'need':
      return { to: '/needs/$id', params: { id } };
    case 'bid':
      return { to: '/bids/$needId', params: { needId: id } };
    case 'needs':
      return { to: '/needs-for-me' };
    case 'signature':
    case 'milestone':
      return { to: '/contracts/$id', params: { id } };
    case 'claim':
      return { to: '/vouchers' };
    case 'voucher':
    case 'redemption':
      return { to: '/vouchers/$id', params: { id } };
    case 'enterprise':
      return { to: '/enterprise' };
    case 'offer':
      return { to: '/purchases' };
    case 'complaint':
      return { to: '/complaints' };
    case 'asked':
      // What the own side has to answer is the provider's; all else about a question to bidders is the enterprise's.
      return deed === 'ANSWER_CLARIFICATION' && mover === 'COLLEAGUE'
        ? { to: '/bids/$needId/clarifications', params: { needId: id } }
        : { to: '/needs/$id/evaluation', params: { id } };
    case 'application':
    case 'appeal':
    case 'rectify':
      return { to: '/pool' };
    case 'usage':
      return { to: '/usage' };
    default:
      return undefined;
  }
}
