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
    default:
      return null;
  }
}
