import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Move } from './work.rules.js';

/** From the line to the act, in one click. */
export function MoveLink({ move: { deed, key } }: { move: Move }): ReactNode {
  const { t } = useTranslation();
  const id = key.split(' ')[1] ?? '';
  switch (deed) {
    // Invitations are answered where the account lives, on the issuer's own page.
    case 'ACCEPT_INVITATION':
      return (
        <a className="button" href="/oidc/account">
          {t('work.moves.ACCEPT_INVITATION.act')}
        </a>
      );
    case 'CORRECT_REGISTRATION':
      return (
        <Link className="button" to="/enterprise/correct">
          {t('work.moves.CORRECT_REGISTRATION.act')}
        </Link>
      );
    case 'FINISH_DRAFT':
    case 'PUBLISH_DRAFT':
      return (
        <Link className="button" to="/needs/drafts/$id" params={{ id }}>
          {t(`work.moves.${deed}.act`)}
        </Link>
      );
    case 'AWARD':
      return (
        <Link className="button" to="/needs/$id/bids" params={{ id }}>
          {t('work.moves.AWARD.act')}
        </Link>
      );
    case 'BID':
      return (
        <Link className="button" to="/bids/$needId" params={{ needId: id }}>
          {t('work.moves.BID.act')}
        </Link>
      );
    case 'ANSWER_NEEDS':
      return (
        <Link className="button" to="/needs-for-me">
          {t('work.moves.ANSWER_NEEDS.act')}
        </Link>
      );
    case 'SIGN_CONTRACT':
      return (
        <Link className="button" to="/contracts/$id/sign" params={{ id }}>
          {t('work.moves.SIGN_CONTRACT.act')}
        </Link>
      );
    case 'ACCEPT_MILESTONE':
    case 'DELIVER_MILESTONE':
      return (
        <Link className="button" to="/contracts/$id" params={{ id }}>
          {t(`work.moves.${deed}.act`)}
        </Link>
      );
    case 'CLAIM_VOUCHER':
      return (
        <Link className="button" to="/vouchers">
          {t('work.moves.CLAIM_VOUCHER.act')}
        </Link>
      );
    case 'CLAIM_REDEMPTION':
    case 'MEND_REDEMPTION':
      return (
        <Link className="button" to="/vouchers/$id" params={{ id }}>
          {t(`work.moves.${deed}.act`)}
        </Link>
      );
    case 'ANSWER_OFFER':
      return (
        <Link className="button" to="/purchases">
          {t('work.moves.ANSWER_OFFER.act')}
        </Link>
      );
    case 'JUDGE':
    case 'AGREE':
      return (
        <Link className="button" to="/evaluations/$needId" params={{ needId: id }}>
          {t(`work.moves.${deed}.act`)}
        </Link>
      );
    case 'ANSWER_CLARIFICATION':
      return (
        <Link className="button" to="/bids/$needId/clarifications" params={{ needId: id }}>
          {t('work.moves.ANSWER_CLARIFICATION.act')}
        </Link>
      );
    case 'DECIDE_CLARIFICATION':
      return (
        <Link className="button" to="/needs/$id/evaluation" params={{ id }}>
          {t('work.moves.DECIDE_CLARIFICATION.act')}
        </Link>
      );
    case 'ANSWER_COMPLAINT':
    case 'FOLLOW_COMPLAINT':
      return (
        <Link className="button" to="/complaints">
          {t(`work.moves.${deed}.act`)}
        </Link>
      );
    case 'RECTIFY':
      return (
        <Link className="button" to="/pool">
          {t('work.moves.RECTIFY.act')}
        </Link>
      );
    case 'REPORT_USAGE':
      return (
        <Link className="button" to="/usage">
          {t('work.moves.REPORT_USAGE.act')}
        </Link>
      );
    default:
      return null;
  }
}
