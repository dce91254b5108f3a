import { useSuspenseQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useWord } from '../i18n/words.js';
import { Page } from '../ui/page.js';
import { Status } from '../ui/value/status.js';
import { Timeline, type TimelineStep } from '../ui/value/timeline.js';
import { Due } from '../ui/value/due.js';
import { ComplaintActs } from './complaint-acts.js';
import { complaintsQuery, complaintsRoute } from './complaints.route.js';
import { actsOn, inOrder, isOwnTurn, type SeenComplaint } from './complaints.rules.js';
import './complaints.css';

/** Complaints against awards: what waits for the reader first. While one is open, no contract is signed. */
export function ComplaintsPage(): ReactNode {
  const { t } = useTranslation();
  const { acting } = complaintsRoute.useRouteContext();
  const { complaints } = useSuspenseQuery(complaintsQuery()).data;
  const waiting = complaints.filter((each) => isOwnTurn(each, acting));
  const by = waiting.flatMap(({ turn }) => turn.until ?? []).toSorted()[0];
  return (
    <Page
      title={t('complaints.title', { count: waiting.length })}
      lead={t('complaints.lead')}
      {...(waiting.length > 0 && {
        move: {
          whose: t('complaints.yours'),
          yours: true,
          by: by ?? null,
          otherwise: t('complaints.otherwise'),
        },
      })}
    >
      {complaints.length === 0 && <p className="empty">{t('complaints.empty')}</p>}
      {inOrder(complaints, acting).map((complaint) => (
        <Complaint key={complaint.id} complaint={complaint}>
          <ComplaintActs id={complaint.id} acts={actsOn(complaint, acting)} />
        </Complaint>
      ))}
    </Page>
  );
}

function Complaint({ complaint, children }: { complaint: SeenComplaint; children: ReactNode }): ReactNode {
  const { t } = useTranslation();
  const word = useWord();
  const { needTitle, provider, state, turn } = complaint;
  const over = turn.mover === 'NOBODY';
  return (
    <article className="complaint">
      <h2>{t('complaints.of', { title: needTitle, provider: provider.name })}</h2>
      <p>
        <Status tone={over ? 'quiet' : 'attention'}>{word('ComplaintState', state)}</Status>{' '}
        {!over && (
          <>
            {t('complaints.turn', { who: word('Mover', turn.mover) })} {turn.until && <Due at={turn.until} />}
          </>
        )}
      </p>
      <Timeline
        label={t('complaints.way')}
        steps={stepsOf(complaint, (key) => t(`complaints.steps.${key}`))}
      />
      {children}
    </article>
  );
}

type Step = 'raised' | 'answered' | 'escalated' | 'decided';

function stepsOf(complaint: SeenComplaint, title: (step: Step) => string): TimelineStep[] {
  const { grounds, raisedAt, answer, answeredAt, escalatedAt, decision, decidedAt } = complaint;
  const step = (key: Step, at: string | null, said?: string | null): TimelineStep[] =>
    at
      ? [
          {
            key,
            title: title(key),
            tone: 'done',
            at,
            ...(said ? { details: <p className="said">{said}</p> } : {}),
          },
        ]
      : [];
  return [
    ...step('raised', raisedAt, grounds),
    ...step('answered', answeredAt, answer),
    ...step('escalated', escalatedAt),
    ...step('decided', decidedAt, decision),
  ];
}
