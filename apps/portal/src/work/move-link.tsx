import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Move } from './work.rules.js';

/** From the line to the act, in one click. */
export function MoveLink({ move: { deed } }: { move: Move }): ReactNode {
  const { t } = useTranslation();
  // Invitations are answered where the account lives, on the issuer's own page.
  if (deed !== 'ACCEPT_INVITATION') return null;
  return (
    <a className="button" href="/oidc/account">
      {t('work.moves.ACCEPT_INVITATION.act')}
    </a>
  );
}
