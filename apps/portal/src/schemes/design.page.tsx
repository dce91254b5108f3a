import { useSuspenseQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import {
  ProposeSchemeDocument,
  PublishSchemeDocument,
  ReturnSchemeDocument,
  type SchemeQuery,
  WithdrawSchemeDocument,
} from '../gql/graphql.js';
import { nodesOf } from '../graphql/nodes.js';
import { useSend } from '../graphql/send.js';
import { useWord } from '../i18n/words.js';
import { type Acting, holds } from '../session/acting.js';
import { Act } from '../ui/form/act.js';
import { Page } from '../ui/page.js';
import { ReasonedAct } from '../ui/form/reasoned-act.js';
import { Refusal } from '../ui/refusal.js';
import { RuleEditor } from './rule-editor.js';
import { Simulation } from './simulation.js';
import { designRoute, schemeOf } from './schemes.route.js';
import { useRuleWords } from './use-rule-words.js';
import './schemes.css';

type Version = SchemeQuery['schemeVersion'];

/** Where a version is written, tried on the claims of a round, proposed by one person and published by another. */
export function DesignPage(): ReactNode {
  const { t } = useTranslation();
  const word = useWord();
  const { acting } = designRoute.useRouteContext();
  const { id } = designRoute.useParams();
  const { schemeVersion: version, rounds, divisions } = useSuspenseQuery(schemeOf(id)).data;
  const words = useRuleWords(divisions);
  const { problems } = version;
  const drafts = version.state === 'DRAFT' && holds(acting, 'scheme.draft');
  return (
    <Page
      above={
        <Link to="/schemes/$id" params={{ id }}>
          {version.name}
        </Link>
      }
      title={
        version.state === 'DRAFT' && problems.length > 0
          ? t('schemes.design.problems', { name: version.name, count: problems.length })
          : t('schemes.file.title', { name: version.name, state: word('SchemeState', version.state) })
      }
    >
      {problems.length > 0 && (
        <ul className="refusal">
          {problems.map(({ rule, text }) => (
            <li key={rule + text}>
              {words.name(rule)}: {text}
            </li>
          ))}
        </ul>
      )}
      <Moves version={version} acting={acting} />
      {holds(acting, 'rules.simulate') && (
        <Simulation
          schemeVersionId={id}
          rounds={nodesOf(rounds).filter(({ state }) => state === 'PUBLISHED')}
          cities={divisions}
        />
      )}
      {drafts && <RuleEditor version={version} words={words} />}
    </Page>
  );
}

function Moves({
  version: { id, state, problems },
  acting,
}: {
  version: Version;
  acting: Acting | null;
}): ReactNode {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const proposal = useSend(ProposeSchemeDocument);
  const publication = useSend(PublishSchemeDocument);
  const returning = useSend(ReturnSchemeDocument);
  const withdrawal = useSend(WithdrawSchemeDocument);
  const problem = proposal.problem ?? publication.problem;
  const publish = async (): Promise<void> => {
    if (await publication.send({ id })) await navigate({ to: '/schemes/$id', params: { id } });
  };
  return (
    <section>
      {problem && <Refusal problem={problem} />}
      <div className="actions">
        {state === 'DRAFT' && holds(acting, 'scheme.draft') && (
          <Act
            look="primary"
            busy={proposal.sending}
            whyNot={problems.length > 0 ? t('schemes.design.mendFirst', { count: problems.length }) : null}
            onAct={() => void proposal.send({ id })}
          >
            {t('schemes.design.propose')}
          </Act>
        )}
        {state === 'PROPOSED' && holds(acting, 'scheme.publish') && (
          <>
            <Act look="primary" busy={publication.sending} onAct={() => void publish()}>
              {t('schemes.design.publish')}
            </Act>
            <ReasonedAct
              label={t('schemes.design.return')}
              effects={[t('schemes.design.returnEffect')]}
              words={t('schemes.reason')}
              problem={returning.problem}
              sending={returning.sending}
              onAct={(reason) => returning.send({ id, reason })}
            />
          </>
        )}
        {(state === 'DRAFT' || state === 'PROPOSED') && holds(acting, 'scheme.draft') && (
          <ReasonedAct
            label={t('schemes.design.withdraw')}
            effects={[t('schemes.design.withdrawEffect')]}
            words={t('schemes.reason')}
            look="danger"
            problem={withdrawal.problem}
            sending={withdrawal.sending}
            onAct={(reason) => withdrawal.send({ id, reason })}
          />
        )}
      </div>
    </section>
  );
}
