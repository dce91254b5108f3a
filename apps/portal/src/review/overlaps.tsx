import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DecideOverlapDocument, type OverlapVerdict } from '../gql/graphql.js';
import { useSend } from '../graphql/send.js';
import { useWord } from '../i18n/words.js';
import { Act } from '../ui/form/act.js';
import { Refusal } from '../ui/refusal.js';
import { Status } from '../ui/value/status.js';
import type { Overlap } from './review.rules.js';

export interface OverlapsProps {
  readonly redemptionId: string;
  readonly overlaps: readonly Overlap[];
  /** Whether the reader decides on them. */
  readonly decides: boolean;
}

/** Where the contract may ask for what was paid for elsewhere: text beside text, what is the same marked. */
export function Overlaps({ redemptionId, overlaps, decides }: OverlapsProps): ReactNode {
  const { t } = useTranslation();
  const word = useWord();
  return (
    <section>
      <h2>{t('review.overlaps.title', { count: overlaps.length })}</h2>
      {overlaps.length === 0 && <p>{t('review.overlaps.none')}</p>}
      {overlaps.map((overlap) => (
        <article key={overlap.key} className="overlap">
          <h3>
            {t('review.overlaps.like', {
              share: overlap.likenessBasisPoints / 100,
              other: overlap.otherName ?? t('review.overlaps.hidden'),
            })}
          </h3>
          <Aligned overlap={overlap} />
          {overlap.explanation && <p>{t('review.overlaps.explained', { text: overlap.explanation })}</p>}
          {overlap.verdict ? (
            <Status tone={overlap.verdict === 'DISTINCT' ? 'done' : 'wrong'}>
              {word('OverlapVerdict', overlap.verdict)}: {overlap.verdictReason}
            </Status>
          ) : (
            decides && <Verdict redemptionId={redemptionId} overlapKey={overlap.key} />
          )}
        </article>
      ))}
    </section>
  );
}

function Aligned({ overlap: { ownText, otherText, segments } }: { overlap: Overlap }): ReactNode {
  const { t } = useTranslation();
  if (!segments) return <p>{ownText}</p>;
  const side = (own: boolean) =>
    segments
      .filter(({ kind }) => kind === 'SAME' || kind === (own ? 'LEFT' : 'RIGHT'))
      // The texts of a pair do not change while they are read: their places tell them apart.
      .map(({ kind, text }, at) =>
        kind === 'SAME' ? <mark key={at}>{text}</mark> : <span key={at}>{text}</span>,
      );
  return (
    <dl className="aligned">
      <div>
        <dt>{t('review.overlaps.own')}</dt>
        <dd>{side(true)}</dd>
      </div>
      <div>
        <dt>{t('review.overlaps.other')}</dt>
        <dd>{otherText === null ? t('review.overlaps.hidden') : side(false)}</dd>
      </div>
    </dl>
  );
}

function Verdict({ redemptionId, overlapKey }: { redemptionId: string; overlapKey: string }): ReactNode {
  const { t } = useTranslation();
  const word = useWord();
  const [reason, setReason] = useState('');
  const { send, problem, sending } = useSend(DecideOverlapDocument);
  const whyNot = reason.trim() === '' ? t('review.reasonFirst') : null;
  const decide = (verdict: OverlapVerdict): void =>
    void send({ redemptionId, overlapKey, verdict, reason: reason.trim() });
  return (
    <>
      {problem && <Refusal problem={problem} />}
      <label>
        {t('review.overlaps.why')}
        <textarea rows={2} value={reason} onChange={({ target }) => setReason(target.value)} />
      </label>
      <div className="actions">
        {(['DISTINCT', 'DUPLICATE'] as const).map((verdict) => (
          <Act key={verdict} busy={sending} whyNot={whyNot} onAct={() => decide(verdict)}>
            {word('OverlapVerdict', verdict)}
          </Act>
        ))}
      </div>
    </>
  );
}
