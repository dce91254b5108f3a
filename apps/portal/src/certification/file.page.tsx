import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { nodesOf } from '../graphql/nodes.js';
import { useWord } from '../i18n/words.js';
import { useNow } from '../ui/value/clock.js';
import { Keys } from '../ui/keys.js';
import { Page } from '../ui/page.js';
import { Status } from '../ui/value/status.js';
import { daysWaited, neighboursOf } from '../ui/queue.rules.js';
import { Decision } from './decision.js';
import { FileFacts } from './file-facts.js';
import { file, fileRoute } from './file.route.js';
import { waiting } from './queue.route.js';
import { WaitingFiles } from './waiting-files.js';
import './certification.css';

/** The desk: what waits, one file, the decision; worked off by keyboard, next file one key away. */
export function FilePage(): ReactNode {
  const { t } = useTranslation();
  const word = useWord();
  const now = useNow();
  const { id } = fileRoute.useParams();
  const navigate = fileRoute.useNavigate();
  const { enterprise } = useSuspenseQuery(file(id)).data;
  const queue = nodesOf(useSuspenseQuery(waiting()).data.certificationQueue);
  const [confirming, confirm] = useState(false);
  const reason = useRef<HTMLTextAreaElement>(null);

  const { before, next } = neighboursOf(queue, id);
  const open = (to: string | undefined): void => {
    if (to) void navigate({ to: '/certification/$id', params: { id: to } });
  };
  const { name, state, submittedAt } = enterprise;
  const waits = state === 'REGISTERED';
  const days = now === undefined ? 0 : daysWaited(submittedAt, now);
  return (
    <Page
      title={
        waits
          ? t('certification.file.waits', { name, count: days })
          : `${name}: ${word('EnterpriseState', state)}`
      }
      above={<Link to="/certification">{t('certification.queue.caption')}</Link>}
      tools={
        <Keys
          shortcuts={[
            { key: 'J', does: t('certification.keys.next'), act: () => open(next) },
            { key: 'K', does: t('certification.keys.before'), act: () => open(before) },
            { key: 'C', does: t('certification.keys.certify'), act: () => confirm(waits) },
            { key: 'R', does: t('certification.keys.refuse'), act: () => reason.current?.focus() },
          ]}
        />
      }
      wide
    >
      <div className="desk">
        <WaitingFiles queue={queue} id={id} />
        <div className="desk-file">
          <FileFacts enterprise={enterprise} />
          {waits ? (
            <Decision
              key={id}
              enterprise={enterprise}
              queue={queue}
              reason={reason}
              confirming={confirming}
              onConfirming={confirm}
            />
          ) : (
            <p>
              <Status tone={state === 'CERTIFIED' ? 'done' : 'waiting'}>
                {word('EnterpriseState', state)}
              </Status>
            </p>
          )}
        </div>
      </div>
    </Page>
  );
}
