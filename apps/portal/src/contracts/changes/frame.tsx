import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ContractAtChangeFragment } from '../../gql/graphql.js';
import { useWord } from '../../i18n/words.js';
import { type Move, Page } from '../../ui/page.js';
import { partsOf } from '../contracts.rules.js';
import './changes.css';

export interface FrameProps {
  readonly contract: ContractAtChangeFragment;
  readonly title: string;
  readonly move?: Move | undefined;
  readonly children: ReactNode;
}

/** What the four pages share on which a contract may become another one, or end. */
export function Frame({ contract, title, move, children }: FrameProps): ReactNode {
  const { t } = useTranslation();
  const word = useWord();
  const { id, state } = contract;
  return (
    <Page
      above={
        <Link to="/contracts/$id" params={{ id }}>
          {contract.title}
        </Link>
      }
      title={title}
      lead={t('changes.lead', {
        enterprise: contract.enterpriseName,
        provider: contract.providerName,
        state: word('ContractState', state),
      })}
      {...(move && { move })}
    >
      <nav className="tabs" aria-label={t('changes.parts')}>
        {partsOf(contract).map((part) => (
          <Link key={part} to={`/contracts/$id/${part}`} params={{ id }}>
            {t(`changes.tabs.${part}`)}
          </Link>
        ))}
      </nav>
      {children}
    </Page>
  );
}
