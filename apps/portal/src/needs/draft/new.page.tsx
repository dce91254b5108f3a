import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type FormEvent, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { NeedProposalDocument, SaveNeedDraftDocument } from '../../gql/graphql.js';
import { asProblem, type Problem } from '../../graphql/problem.js';
import { query } from '../../graphql/query.js';
import { useSend } from '../../graphql/send.js';
import { useNow } from '../../ui/value/clock.js';
import { eveningIn } from '../../ui/value/minute.rules.js';
import { Page } from '../../ui/page.js';
import { Refusal } from '../../ui/refusal.js';
import { Stepper } from '../../ui/stepper.js';
import { type Accepted, acceptedFrom, firstContent, type Proposal } from './draft.rules.js';
import { newNeedRoute } from './new.route.js';
import { ProposalForm } from './proposal-form.js';
import '../needs.css';

const SHORTEST = 4;
const LONGEST = 5_000;
/** Long enough for providers to ask and to reckon, where the owner says nothing else. */
const DAYS_FOR_BIDS = 14;

/** The owner says what is wrong; the platform says what it understood; the owner puts that right. */
export function NewNeedPage(): ReactNode {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const navigate = newNeedRoute.useNavigate();
  const { acting } = newNeedRoute.useRouteContext();
  const now = useNow();
  const [text, setText] = useState('');
  const [understood, setUnderstood] = useState<{ readonly text: string; readonly proposal: Proposal }>();
  const [problem, setProblem] = useState<Problem>();
  const saving = useSend(SaveNeedDraftDocument);
  const read = async (event: FormEvent) => {
    event.preventDefault();
    setProblem(undefined);
    try {
      const { proposeNeed } = await queries.fetchQuery(query(NeedProposalDocument, { text }));
      setUnderstood({ text, proposal: proposeNeed });
    } catch (thrown) {
      setProblem(asProblem(thrown));
    }
  };
  const begin = async (accepted: Accepted) => {
    const deadline = now === undefined ? undefined : eveningIn(DAYS_FOR_BIDS, now);
    const answer = await saving.send({
      input: { enterpriseId: acting?.organisationId ?? '', content: firstContent(text, accepted, deadline) },
    });
    if (answer) await navigate({ to: '/needs/drafts/$id', params: { id: answer.saveNeedDraft.id } });
  };
  return (
    <Page
      title={t(understood ? 'needs.new.understood' : 'needs.new.title')}
      above={<Link to="/needs">{t('frame.places.needs')}</Link>}
      lead={t('needs.new.lead')}
    >
      <Stepper
        label={t('needs.new.steps')}
        steps={[
          t('needs.new.stepSay'),
          t('needs.new.stepCheck'),
          t('needs.new.stepFill'),
          t('needs.new.stepPublish'),
        ]}
        current={understood ? 1 : 0}
      />
      <form className="own-words" onSubmit={(event) => void read(event)}>
        <label htmlFor="own-words">{t('needs.new.say')}</label>
        <textarea
          id="own-words"
          rows={4}
          maxLength={LONGEST}
          value={text}
          placeholder={t('needs.new.placeholder')}
          onChange={({ target }) => setText(target.value)}
        />
        <Examples onChoose={setText} />
        {problem && <Refusal problem={problem} />}
        <p>
          <button
            type="submit"
            className={understood ? 'button' : 'button primary'}
            aria-disabled={text.trim().length < SHORTEST}
          >
            {t(understood ? 'needs.new.readAgain' : 'needs.new.read')}
          </button>
        </p>
      </form>
      {understood && (
        <ProposalForm
          key={understood.text}
          proposal={understood.proposal}
          initial={acceptedFrom(understood.proposal)}
          saving={saving.sending}
          problem={saving.problem}
          onAccept={(accepted) => void begin(accepted)}
        />
      )}
    </Page>
  );
}

/** Sentences of other factories, to begin from. */
function Examples({ onChoose }: { onChoose: (text: string) => void }): ReactNode {
  const { t } = useTranslation();
  return (
    <details className="examples">
      <summary>{t('needs.new.examples')}</summary>
      <ul>
        {(['machines', 'orders', 'stock'] as const).map((example) => (
          <li key={example}>
            <button
              type="button"
              className="button plain"
              onClick={() => onChoose(t(`needs.example.${example}`))}
            >
              {t(`needs.example.${example}`)}
            </button>
          </li>
        ))}
      </ul>
    </details>
  );
}
