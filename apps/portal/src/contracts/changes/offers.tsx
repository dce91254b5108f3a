import { useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ChooseReplacementDocument, type ContractReplacementQuery } from '../../gql/graphql.js';
import { useSend } from '../../graphql/send.js';
import { ReasonedAct } from '../../ui/form/reasoned-act.js';

type Offer = ContractReplacementQuery['replacement']['offers'][number];

export interface OffersProps {
  readonly contractId: string;
  readonly offers: readonly Offer[];
  readonly may: boolean;
}

/** Three others in good standing, the best first; the choice drafts the contract that both then sign. */
export function Offers({ contractId, offers, may }: OffersProps): ReactNode {
  const { t } = useTranslation();
  return (
    <section className="section-block">
      <h2>{t('changes.replacement.offers', { count: offers.length })}</h2>
      {offers.length === 0 && <p className="empty">{t('changes.replacement.noOffers')}</p>}
      {offers.map((offer) => (
        <One key={offer.provider.id} contractId={contractId} offer={offer} may={may} />
      ))}
    </section>
  );
}

function One({ contractId, offer, may }: { contractId: string; offer: Offer; may: boolean }): ReactNode {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { send, problem, sending } = useSend(ChooseReplacementDocument);
  const { rank, provider, solution, scoreHundredths } = offer;
  const choose = async (reason: string): Promise<unknown> => {
    const answer = await send({ contractId, providerId: provider.id, reason });
    if (answer) await navigate({ to: '/contracts/$id/sign', params: { id: answer.chooseReplacement.id } });
    return answer;
  };
  return (
    <article className="dispute">
      <h3>{t('changes.replacement.offer', { rank, name: provider.name })}</h3>
      <p>{t('changes.replacement.fits', { solution: solution.title, score: scoreHundredths / 100 })}</p>
      <ReasonedAct
        label={t('changes.replacement.choose', { name: provider.name })}
        effects={[
          t('changes.replacement.effect.drafts'),
          t('changes.replacement.effect.signs'),
          t('changes.replacement.effect.voucher'),
        ]}
        words={t('changes.reason')}
        whyNot={may ? null : t('changes.whyNot.NOT_YOUR_ROLE')}
        problem={problem}
        sending={sending}
        onAct={choose}
      />
    </article>
  );
}
