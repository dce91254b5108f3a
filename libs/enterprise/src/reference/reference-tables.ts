import type { EntityManager } from '@mikro-orm/postgresql';
import { Logger } from '@nestjs/common';
import { sha256Hex } from '#libs/kernel';
import { divisions, industries, maturityQuestionnaire } from '#libs/reference';

const log = new Logger('ReferenceTables');

/** Any number: instances that start at the same moment wait for one another on it. */
const LOCK = 440_000;

/**
 * Writes divisions, industries and the questionnaire from `#libs/reference` into their tables. A second call finds the
 * checksum and does nothing. An entry that left the files stays in its table, because old enterprises point to it.
 */
export async function ensureReferenceTables(em: EntityManager): Promise<void> {
  await em.transactional(async (work) => {
    await work.execute('select pg_advisory_xact_lock(?)', [LOCK]);
    const stored = await work.execute<{ name: string; checksum: string }[]>(
      `select name, checksum from reference_load
        union all select 'questionnaire ' || version, checksum from questionnaire_edition`,
    );
    const checksums = new Map(stored.map(({ name, checksum }) => [name, checksum]));
    await loadTable(work, checksums, 'division', divisionRows());
    await loadTable(work, checksums, 'industry', industryRows());
    await loadQuestionnaire(work, checksums);
  });
}

interface CodeRow {
  readonly code: string;
  readonly name: string;
  readonly level: string;
  readonly parent_code: string | null;
  /** Of divisions only. */
  readonly kind?: string;
}

function divisionRows(): CodeRow[] {
  return divisions().map(({ parentCode, ...division }) => ({ ...division, parent_code: parentCode }));
}

function industryRows(): CodeRow[] {
  return industries().map(({ fullCode, name, level, parentFullCode }) => ({
    code: fullCode,
    name,
    level,
    parent_code: parentFullCode,
  }));
}

async function loadTable(
  em: EntityManager,
  checksums: ReadonlyMap<string, string>,
  table: 'division' | 'industry',
  rows: readonly CodeRow[],
): Promise<void> {
  const text = JSON.stringify(rows);
  const checksum = sha256Hex(text);
  if (checksums.get(table) === checksum) return;
  const columns = ['code', 'name', 'level', 'parent_code', ...(table === 'division' ? ['kind'] : [])];
  await em.execute(
    `insert into ${table} (${columns.join(', ')})
     select ${columns.join(', ')} from jsonb_to_recordset(cast(? as jsonb))
         as entry (code text, name text, level text, parent_code text, kind text)
     on conflict (code) do update set ${columns.map((column) => `${column} = excluded.${column}`).join(', ')}`,
    [text],
  );
  await em.execute(
    `insert into reference_load (name, checksum, loaded_at) values (?, ?, clock.now())
     on conflict (name) do update set checksum = excluded.checksum, loaded_at = excluded.loaded_at`,
    [table, checksum],
  );
}

/** A published edition is never replaced: that would change what finished assessments say. */
async function loadQuestionnaire(em: EntityManager, checksums: ReadonlyMap<string, string>): Promise<void> {
  const questionnaire = maturityQuestionnaire();
  const text = JSON.stringify(questionnaire);
  const checksum = sha256Hex(text);
  const stored = checksums.get(`questionnaire ${questionnaire.version}`);
  if (stored === checksum) return;
  if (stored !== undefined) {
    log.warn(`Questionnaire ${questionnaire.version} differs from the published one, which stays in force.`);
    return;
  }
  await em.execute(
    `insert into questionnaire_edition (version, content, checksum, loaded_at)
     values (?, cast(? as jsonb), ?, clock.now())`,
    [questionnaire.version, text, checksum],
  );
}
