import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import {
  AnswerObjectionDocument,
  type ClaimsOfVoucherQuery,
  ExplainOverlapDocument,
} from '../../gql/graphql.js';
import { asProblem } from '../../graphql/problem.js';
import { useSend } from '../../graphql/send.js';
import { useWord } from '../../i18n/words.js';
import { type Acting, holds } from '../../session/acting.js';
import { Moment } from '../../ui/value/moment.js';
import { ReasonedAct } from '../../ui/form/reasoned-act.js';
import { Refusal } from '../../ui/refusal.js';
import { Status } from '../../ui/value/status.js';
import { claimAffairs } from './affairs.route.js';
import { answersObjection, type Objection, type Overlap } from './affairs.rules.js';
import { Decisions } from './decisions.js';

export interface ClaimAffairsProps {
  readonly claim: ClaimsOfVoucherQuery['redemptions']['edges'][number]['node'];
  readonly acting: Acting | null;
}

/** What was objected to a claim, what it seems to overlap with, and what the rules found of its papers. */
export function ClaimAffairs({ claim, acting }: ClaimAffairsProps): ReactNode {
  const { t } = useTranslation();
  const word = useWord();
  const { data, error } = useQuery(claimAffairs(claim.id));
  if (error) return <Refusal problem={asProblem(error)} />;
  if (!data) return <section aria-busy="true" />;
  const { objections, redemptionOverlaps, ruleDecisions } = data;
  return (
    <section className="section-block">
      <h2>{t('affairs.claim.title', { phase: claim.phase, state: word('RedemptionState', claim.state) })}</h2>
      {objections.length === 0 && <p>{t('affairs.objections.none')}</p>}
      {objections.map((objection) => (
        <OneObjection key={objection.id} objection={objection} may={holds(acting, 'objection.answer')} />
      ))}
      {redemptionOverlaps.map((overlap) => (
        <OneOverlap
          key={overlap.key}
          redemptionId={claim.id}
          overlap={overlap}
          may={holds(acting, 'redemption.prepare')}
        />
      ))}
      <Decisions title={t('affairs.decisions.papers')} decisions={ruleDecisions} />
    </section>
  );
}

function OneObjection({ objection, may }: { objection: Objection; may: boolean }): ReactNode {
  const { t } = useTranslation();
  const word = useWord();
  const { send, problem, sending } = useSend(AnswerObjectionDocument);
  const { id, state, facts, statements, raisedAt, decisionReason } = objection;
  return (
    <article className="affair-decision">
      <h3>{t('affairs.objections.title')}</h3>
      <p>
        <Status tone={state === 'OPEN' ? 'attention' : 'quiet'}>{word('ObjectionState', state)}</Status>{' '}
        <Moment at={raisedAt} />
      </p>
      <blockquote>{facts}</blockquote>
      {statements.map(({ side, statement, at }) => (
        <div key={`${side} ${at}`}>
          <p className="soft">
            {word('ObjectionSide', side)} <Moment at={at} />
          </p>
          <blockquote>{statement}</blockquote>
        </div>
      ))}
      {decisionReason && <p>{t('affairs.decided', { reason: decisionReason })}</p>}
      {answersObjection(objection) && (
        <ReasonedAct
          label={t('affairs.objections.answer')}
          effects={[t('affairs.objections.effect'), t('affairs.objections.stops')]}
          words={t('affairs.statement')}
          most={5000}
          look="primary"
          whyNot={may ? null : t('affairs.release.whyNot.NOT_YOUR_ROLE')}
          problem={problem}
          sending={sending}
          onAct={(statement) => send({ id, statement })}
        />
      )}
    </article>
  );
}

interface OneOverlapProps {
  readonly redemptionId: string;
  readonly overlap: Overlap;
  readonly may: boolean;
}

function OneOverlap({ redemptionId, overlap, may }: OneOverlapProps): ReactNode {
  const { t } = useTranslation();
  const word = useWord();
  const { send, problem, sending } = useSend(ExplainOverlapDocument);
  const { key, ownText, otherName, otherText, likenessBasisPoints, explanation, verdict, verdictReason } =
    overlap;
  return (
    <article className="affair-decision">
      <h3>{t('affairs.overlap.title', { percent: Math.round(likenessBasisPoints / 100) })}</h3>
      <p>
        <Status tone={verdict === 'DUPLICATE' ? 'wrong' : verdict ? 'done' : 'attention'}>
          {verdict ? word('OverlapVerdict', verdict) : t('affairs.overlap.open')}
        </Status>{' '}
        {verdictReason}
      </p>
      <blockquote>{ownText}</blockquote>
      <p className="soft">{otherName ?? t('affairs.overlap.hidden')}</p>
      {otherText && <blockquote>{otherText}</blockquote>}
      {explanation && <p>{t('affairs.overlap.said', { explanation })}</p>}
      {!verdict && (
        <ReasonedAct
          label={t('affairs.overlap.explain')}
          effects={[t('affairs.overlap.effect')]}
          words={t('affairs.statement')}
          whyNot={may ? null : t('affairs.release.whyNot.NOT_YOUR_ROLE')}
          problem={problem}
          sending={sending}
          onAct={(said) => send({ redemptionId, overlapKey: key, explanation: said })}
        />
      )}
    </article>
  );
}
