import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useWord } from '../../i18n/words.js';
import { Act } from '../../ui/form/act.js';
import { ChangeForm } from './change-form.js';
import { changesOf, changesRoute } from './changes.route.js';
import { sideIn, whyNotChange } from './changes.rules.js';
import { Frame } from './frame.js';
import { Versions } from './versions.js';

/** Every text of a contract and in what they differ; another text is proposed here, and signed by both anew. */
export function ChangesPage(): ReactNode {
  const { t } = useTranslation();
  const word = useWord();
  const { id } = changesRoute.useParams();
  const { acting } = changesRoute.useRouteContext();
  const { contract, contractVersions } = useSuspenseQuery(changesOf(id)).data;
  const [open, setOpen] = useState(false);
  const { pending } = contract;
  const side = sideIn(contract, acting);
  const why = side === 'OFFICIAL' ? null : whyNotChange(contract, acting);
  return (
    <Frame
      contract={contract}
      title={
        pending
          ? t('changes.title.pending', { kind: word('ContractVersionKind', pending.kind) })
          : t('changes.title.settled', { count: contractVersions.length })
      }
    >
      {pending && (
        <p>
          <Link to="/contracts/$id/sign" params={{ id }} className="button primary">
            {t('changes.toSign')}
          </Link>
        </p>
      )}
      <Versions id={id} versions={contractVersions} inForce={contract.version} />
      {side !== 'OFFICIAL' && (
        <section className="section-block">
          <h2>{t('changes.propose.title')}</h2>
          <ul>
            <li>{t('changes.propose.effect.both')}</li>
            <li>{t(pending ? 'changes.propose.effect.replaces' : 'changes.propose.effect.stands')}</li>
            <li>{t('changes.propose.effect.delivered')}</li>
          </ul>
          {open && !why ? (
            <ChangeForm contract={contract} onLeave={() => setOpen(false)} />
          ) : (
            <p>
              <Act whyNot={why && t(`changes.whyNot.${why}`)} onAct={() => setOpen(true)}>
                {t('changes.propose.open')}
              </Act>
            </p>
          )}
        </section>
      )}
    </Frame>
  );
}
