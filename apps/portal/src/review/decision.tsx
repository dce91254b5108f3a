import { useNavigate } from '@tanstack/react-router';
import { type ReactNode, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApproveRedemptionDocument, ReviewRedemptionDocument } from '../gql/graphql.js';
import { useSend } from '../graphql/send.js';
import { Act } from '../ui/form/act.js';
import { Keys } from '../ui/keys.js';
import { Refusal } from '../ui/refusal.js';
import type { Duty, FileUnderReview } from './review.rules.js';

export interface DecisionProps {
  readonly redemption: FileUnderReview;
  readonly duty: Exclude<Duty, 'NONE'>;
  /** Overlaps without a verdict: a file does not pass before. */
  readonly undecided: number;
}

/** What can be wrong: the items of the checklist. */
const ITEMS = ['INVOICE', 'PAYMENT_PROOF', 'ACCEPTANCE_REPORT', 'CONTRACT', 'OTHER'] as const;

/** Passes the file on, or gives it back: the bureau with everything that is to be mended, the commission for good. */
export function Decision({ redemption: { id }, duty, undecided }: DecisionProps): ReactNode {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [reason, setReason] = useState('');
  const [wrong, setWrong] = useState<Readonly<Record<string, string>>>({});
  const words = useRef<HTMLTextAreaElement>(null);
  const review = useSend(ReviewRedemptionDocument);
  const approve = useSend(ApproveRedemptionDocument);
  const { problem, sending } = duty === 'REVIEW' ? review : approve;
  const deficiencies = Object.entries(wrong).flatMap(([item, text]) =>
    text.trim() ? [{ item, problem: text.trim() }] : [],
  );
  const noReason = reason.trim() === '' ? t('review.reasonFirst') : null;
  const notPass =
    undecided > 0
      ? t('review.decision.overlapsFirst', { count: undecided })
      : deficiencies.length > 0
        ? t('review.decision.wrongFirst')
        : noReason;
  const notBack =
    noReason ?? (duty === 'REVIEW' && deficiencies.length === 0 ? t('review.decision.whatFirst') : null);
  const decide = async (passes: boolean): Promise<void> => {
    if (passes ? notPass : notBack) return;
    const given = { id, reason: reason.trim() };
    const done =
      duty === 'REVIEW'
        ? await review.send({
            ...given,
            decision: passes ? 'REVIEWED' : 'RETURNED',
            ...(passes ? {} : { deficiencies }),
          })
        : await approve.send({ ...given, decision: passes ? 'APPROVED' : 'REJECTED' });
    if (done) await navigate({ to: '/review' });
  };
  return (
    <section className="review-decision" aria-label={t('review.decision.title')}>
      <h2>{t('review.decision.title')}</h2>
      <Keys
        shortcuts={[
          { key: 'R', does: t('review.decision.toReason'), act: () => words.current?.focus() },
          { key: 'P', does: t(`review.decision.${duty}.pass`), act: () => void decide(true) },
        ]}
      />
      {problem && <Refusal problem={problem} />}
      {duty === 'REVIEW' && (
        <fieldset className="deficient">
          <legend>{t('review.decision.wrong')}</legend>
          {ITEMS.map((item) => (
            <label key={item}>
              {t(`review.items.${item}`)}
              <input
                type="text"
                value={wrong[item] ?? ''}
                onChange={({ target }) => setWrong({ ...wrong, [item]: target.value })}
              />
            </label>
          ))}
        </fieldset>
      )}
      <label>
        {t('review.decision.reason')}
        <textarea ref={words} rows={3} value={reason} onChange={({ target }) => setReason(target.value)} />
      </label>
      <div className="actions">
        <Act look="primary" shortcut="P" busy={sending} whyNot={notPass} onAct={() => void decide(true)}>
          {t(`review.decision.${duty}.pass`)}
        </Act>
        <Act look="danger" busy={sending} whyNot={notBack} onAct={() => void decide(false)}>
          {t(`review.decision.${duty}.back`)}
        </Act>
      </div>
    </section>
  );
}
