import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { AnswerClarificationDocument } from '../gql/graphql.js';
import { useSend } from '../graphql/send.js';
import { holds } from '../session/acting.js';
import { Page } from '../ui/page.js';
import { ReasonedAct } from '../ui/form/reasoned-act.js';
import { AskedOne } from './asked-one.js';
import { askedOfUs, askedRoute } from './evaluation.route.js';
import './evaluation.css';

/** What the bidder was asked about its bid: answered in words, by a moment, or the bid may be out. */
export function AskedPage(): ReactNode {
  const { t } = useTranslation();
  const { needId } = askedRoute.useParams();
  const { acting } = askedRoute.useRouteContext();
  const asked = useSuspenseQuery(askedOfUs()).data.askedOfBidders.filter((each) => each.needId === needId);
  const title = asked[0]?.needTitle ?? '';
  const open = asked.filter(({ turn }) => turn.mover === 'PROVIDER');
  const by = open.map(({ answerBy }) => answerBy).toSorted()[0];
  return (
    <Page
      above={
        <Link to="/bids/$needId" params={{ needId }}>
          {title}
        </Link>
      }
      title={t('evaluation.toUs.title', { title, count: open.length })}
      {...(by && {
        move: {
          whose: t('evaluation.toUs.yours'),
          yours: true,
          by,
          otherwise: t('evaluation.toUs.otherwise'),
        },
      })}
    >
      <p>{t('evaluation.toUs.lead')}</p>
      {asked.map((each) => (
        <AskedOne key={each.id} asked={each}>
          {each.turn.mover === 'PROVIDER' && <Answer id={each.id} may={holds(acting, 'bid.seal')} />}
        </AskedOne>
      ))}
    </Page>
  );
}

function Answer({ id, may }: { id: string; may: boolean }): ReactNode {
  const { t } = useTranslation();
  const { send, problem, sending } = useSend(AnswerClarificationDocument);
  return (
    <ReasonedAct
      label={t('evaluation.toUs.answer')}
      effects={[t('evaluation.toUs.once'), t('evaluation.toUs.wordsOnly')]}
      words={t('evaluation.toUs.words')}
      least={2}
      most={10_000}
      look="primary"
      whyNot={may ? null : t('evaluation.toUs.notYou')}
      problem={problem}
      sending={sending}
      onAct={(answer) => send({ id, answer })}
    />
  );
}
