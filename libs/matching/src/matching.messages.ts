import type { MessageCatalogue } from '#libs/kernel';
import { bidMessages } from './bid/bid.messages.js';

export const matchingMessages: MessageCatalogue = {
  ...bidMessages,
  ENTERPRISE_NOT_CERTIFIED: {
    'zh-CN': '企业尚未通过认证，认证通过后才能发布需求。',
    en: 'The enterprise is not certified yet; a need can be published once its bureau has certified it.',
  },
  BUDGET_RANGE: {
    'zh-CN': '预算区间有误：下限 {budgetFromFen} 分、上限 {budgetToFen} 分。下限须大于零且不超过上限。',
    en: 'The budget range {budgetFromFen} to {budgetToFen} fen is not valid: it begins above zero and does not fall.',
  },
  BID_DEADLINE_NOT_AHEAD: {
    'zh-CN': '投标截止时间 {bidDeadline} 不晚于当前时间 {now}。请选择将来的时间。',
    en: 'The deadline for bids, {bidDeadline}, is not after the present {now}. Choose a moment ahead.',
  },
  BID_DEADLINE_TOO_FAR: {
    'zh-CN': '投标截止时间最迟为今后 {days} 天内。',
    en: 'The deadline for bids must lie within {days} days from now.',
  },
  DELIVER_BY_BEFORE_DEADLINE: {
    'zh-CN': '交付日期 {deliverBy} 须晚于投标截止时间 {bidDeadline}。',
    en: 'Delivery by {deliverBy} must be after the deadline for bids, {bidDeadline}.',
  },
  FIELD_MISSING: {
    'zh-CN': '尚未填写：{field}。',
    en: 'Not filled in yet: {field}.',
  },
  FIELD_WRONG: {
    'zh-CN': '填写有误：{field}。请按说明更正。',
    en: '{field} is not valid; correct it as its description says.',
  },
  DRAFT_INCOMPLETE: {
    'zh-CN': '草稿还不能发布：{problems}。请逐项更正后再提交。',
    en: 'The draft cannot be published yet: {problems}. Mend each and try again.',
  },
  DRAFT_CHANGED: {
    'zh-CN': '同事刚刚保存了第 {revision} 版。请打开最新版本，合并您的修改后再保存；对方的内容未被覆盖。',
    en: 'A colleague saved revision {revision} meanwhile. Open it, add your changes and save again; nothing was overwritten.',
  },
  SECRET_IN_TEXT: {
    'zh-CN': '您选择了隐藏企业名称，但文字中出现了 {names}。请删去，或取消隐藏。',
    en: 'The name of the enterprise is to be hidden, but the text says {names}. Take it out, or show the name.',
  },
  QUESTIONS_UNTIL: {
    'zh-CN': '提问截止时间 {questionsUntil} 须晚于现在，且不晚于投标截止时间 {bidDeadline}。',
    en: 'Questions until {questionsUntil}: this must be ahead and not after the deadline for bids, {bidDeadline}.',
  },
  ADDENDUM_TOO_LATE: {
    'zh-CN': '投标截止（{bidDeadline}）前 {days} 天内不能再修改需求。请先延长投标截止时间。',
    en: 'A need is not changed within {days} day(s) of the deadline for bids, {bidDeadline}. Extend the deadline first.',
  },
  NEED_NOT_OPEN: {
    'zh-CN': '需求当前状态为 {state}，只有开放中的需求可以办理。',
    en: 'The need is {state}; this is possible only while it is open.',
  },
  QUESTIONS_CLOSED: {
    'zh-CN': '提问已于 {questionsUntil} 截止。',
    en: 'Questions closed at {questionsUntil}.',
  },
  QUESTION_NAMES_ASKER: {
    'zh-CN': '提问对所有人公开，提问方不公开；请删去文字中的 {names}。',
    en: 'Questions are public and their askers are not; take {names} out of the text.',
  },
  QUESTION_ANSWERED: {
    'zh-CN': '该问题已经答复。如需补充，请发布需求补充说明。',
    en: 'This question was answered already. To add something, publish an addendum.',
  },
  TOO_MANY_QUESTIONS: {
    'zh-CN': '每个服务商对一项需求最多提问 {most} 次。',
    en: 'A provider asks at most {most} questions on a need.',
  },
  POOL_JOIN_UNTIL: {
    'zh-CN': '加入截止时间 {joinUntil} 须晚于现在，并早于投标截止时间 {bidDeadline}。',
    en: 'Joining until {joinUntil}: this must be ahead and before the deadline for bids, {bidDeadline}.',
  },
  POOL_CLOSED: {
    'zh-CN': '联合需求的加入已于 {joinUntil} 截止或已发布。',
    en: 'The pool was to be joined until {joinUntil}, or is published already.',
  },
  POOL_STILL_JOINING: {
    'zh-CN': '加入截止时间 {joinUntil} 之后才能发布联合需求。',
    en: 'The pool can be published once nobody can join any more, after {joinUntil}.',
  },
  POOL_JOINED: {
    'zh-CN': '企业已在该联合需求中。',
    en: 'The enterprise is in this pool already.',
  },
  POOL_FULL: {
    'zh-CN': '联合需求最多 {most} 家企业。',
    en: 'A pool has at most {most} members.',
  },
  POOL_TOO_SMALL: {
    'zh-CN': '联合需求至少 {fewest} 家企业；请单独发布需求，或重新发起。',
    en: 'A pool needs at least {fewest} members; publish the need alone, or open a new pool.',
  },
  POOL_LED: {
    'zh-CN': '牵头企业不能退出自己发起的联合需求。',
    en: 'The leader cannot leave the pool that it opened.',
  },
  PROVIDER_NOT_ADMITTED: {
    'zh-CN': '该服务商不在供给资源池内，不能投标。',
    en: 'The provider is not in the resource pool and cannot bid.',
  },
  SOLUTION_NOT_OFFERED: {
    'zh-CN': '所选解决方案不是该服务商已发布的方案。',
    en: 'The chosen solution is not one that this provider published.',
  },
  BID_SUM_MISMATCH: {
    'zh-CN': '总价与各明细之和不一致：明细之和减总价为 {differenceFen} 分。',
    en: 'The price is not the sum of the lines: the lines less the price make {differenceFen} fen.',
  },
  LINE_AMOUNT: {
    'zh-CN': '每条明细的金额须大于零。',
    en: 'The amount of every line must be above zero.',
  },
  BID_DEADLINE_PASSED: {
    'zh-CN': '投标已于 {bidDeadline} 截止（以数据库时间为准），不再接收。',
    en: 'Bids closed at {bidDeadline} by the clock of the database; none is taken any more.',
  },
  NOT_YET_OPEN: {
    'zh-CN': '投标尚未开启，将于 {opensAt} 开标，此前任何人都不能查看。',
    en: 'Bids are sealed until {opensAt}; nobody can read them before.',
  },
  NOT_SEALED: {
    'zh-CN':
      '提交的内容不是按需求公钥加密的 JWE（ECDH-ES+A256KW，A256GCM，X25519）。请用“sealingKeys”给出的公钥在本机密封后再提交。',
    en: 'This is not a JWE for the need (ECDH-ES+A256KW, A256GCM, X25519). Seal it to the keys that `sealingKeys` gives.',
  },
  TERMS_FIXED: {
    'zh-CN': '该项只能设定一次，且须在首份投标密封之前；现在已经不能再设定。',
    en: 'This is set once, and before the first bid is sealed; it can no longer be set.',
  },
  SEALING_KEY_FORM: {
    'zh-CN': '公钥格式有误：须为 X25519 公钥的 JWK，且不得包含私钥。',
    en: 'The key is not the JWK of a public X25519 key, with nothing private in it.',
  },
  SEALING_KEY_WRONG: {
    'zh-CN': '所交的私钥与本需求登记的公钥不是一对。',
    en: 'The private key does not belong to the public one that was named for this need.',
  },
  SEALING_KEY_AWAITED: {
    'zh-CN': '投标还加了第二把密钥，须由需求方交出该私钥后才能开标。',
    en: 'The bids also lie under a second key: they open once the enterprise has handed in its private half.',
  },
  EXTENSION_NOT_LATER: {
    'zh-CN': '新的截止时间 {until} 须晚于 {than} 和当前时间。',
    en: 'The new deadline {until} must be later than {than} and than the present.',
  },
  NEED_ALREADY_AWARDED: {
    'zh-CN': '该需求已经定标。',
    en: 'This need has been awarded already.',
  },
  DOCUMENT_CHANGED: {
    'zh-CN': '合同文本与您所签的版本不一致（当前文本哈希 {documentHash}）。请重新阅读后再签署。',
    en: 'The document is not the one you signed (its hash is now {documentHash}). Read it again before signing.',
  },
  LINE_NOT_METERED: {
    'zh-CN': '该明细不是现行合同中的按量计费项，不能上报用量。',
    en: 'This is no metered line of the contract as it stands, so no use is reported for it.',
  },
  READING_OF_NOTHING: {
    'zh-CN': '用量须大于零。没有用量的月份无需上报。',
    en: 'A reading is above zero. A month without use needs none.',
  },
  METER_MONTH: {
    'zh-CN': '用量月份 {month} 须在 {first} 与 {last} 之间。',
    en: 'The month {month} must lie between {first} and {last}.',
  },
  READING_EXISTS: {
    'zh-CN': '{month} 的用量已上报。如有误，请企业退回后重新上报。',
    en: 'The use of {month} was reported already. If it is wrong, the enterprise refuses it and it is reported anew.',
  },
  DECIDED_ALREADY: {
    'zh-CN': '已作出决定，不能再改。',
    en: 'This was decided already.',
  },
  PAYMENT_PARTIES: {
    'zh-CN': '付款方须为合同企业、收款方须为合同服务商（按统一社会信用代码核对）。',
    en: 'The payer must be the enterprise and the payee the provider of the contract, by their unified social credit codes.',
  },
  PAID_IN_FUTURE: {
    'zh-CN': '付款日期 {paidOn} 晚于今天。',
    en: 'The day of payment, {paidOn}, is after today.',
  },
  PAYMENT_ABOVE_CONTRACT: {
    'zh-CN': '付款须大于零，且累计（已登记 {paidFen} 分）不超过合同金额 {totalFen} 分。',
    en: 'A payment is above zero, and all together ({paidFen} fen are recorded) not above the total of {totalFen} fen.',
  },
  PAYMENT_RECORDED: {
    'zh-CN': '该银行流水号已登记过，一笔转账只能登记一次。',
    en: 'A payment with this bank reference was recorded already; one transfer pays once.',
  },
  NOTICE_STANDS: {
    'zh-CN': '已有一份解除通知有效，请先处理该通知。',
    en: 'A notice of termination stands already; deal with it first.',
  },
  NO_NOTICE: {
    'zh-CN': '没有可由您办理的解除通知。须先由本方发出通知；答复由对方作出一次。',
    en: 'There is no notice for you to act on: notice is given by the side that ends, and answered once by the other.',
  },
  NOTICE_RUNS: {
    'zh-CN': '解除通知期未满，最早于 {effectiveAt} 生效。',
    en: 'The notice still runs; it takes effect at {effectiveAt} at the earliest.',
  },
  SETTLEMENT_CHANGED: {
    'zh-CN': '提出解除协议后又有里程碑变动，结算已不一致。请重新提出。',
    en: 'Milestones moved since the agreement was proposed, so its settlement is not true any more. Propose it anew.',
  },
  PROVIDER_STANDS: {
    'zh-CN': '服务商仍在供给资源池内，主管部门不能据此终止合同。',
    en: 'The provider is still in the pool; the commission ends contracts only of providers that left it.',
  },
  PROVIDER_NOT_IN_GOOD_STANDING: {
    'zh-CN': '该服务商已被暂停或已退出供给资源池，不能承接新的合同。',
    en: 'The provider is suspended or has left the pool and takes no new contract.',
  },
  REPLACEMENT_NOT_DUE: {
    'zh-CN': '原服务商状态正常或合同已了结，不能更换服务商。',
    en: 'The provider is in good standing or the contract is settled: there is nothing to replace.',
  },
  REPLACEMENT_STANDS: {
    'zh-CN': '已有一份承接合同（草案或已签署）。如需另选，请先撤销草案。',
    en: 'A contract that takes over stands already. Cancel its draft before choosing another provider.',
  },
  NOTHING_REMAINS: {
    'zh-CN': '合同没有未交付的部分，无需更换服务商。',
    en: 'Nothing of the contract is undelivered; there is nothing to take over.',
  },
  REMAINDER_CHANGED: {
    'zh-CN': '起草承接合同后，原合同又有里程碑验收，剩余部分已不一致。请撤销草案并重新选择。',
    en: 'More of the old contract was accepted since this one was drafted. Cancel the draft and choose again.',
  },
  MILESTONE_DISPUTED: {
    'zh-CN': '该里程碑有未了结的争议，了结前不能验收，也不能另提争议。',
    en: 'A dispute of this milestone is open: until it is closed it is not accepted, and no other is opened.',
  },
  MILESTONE_SETTLED: {
    'zh-CN': '该里程碑已验收，不能再提争议。',
    en: 'This milestone was accepted already and cannot be disputed.',
  },
  OWN_DISPUTE: {
    'zh-CN': '争议由对方答复。',
    en: 'A dispute is answered by the other side.',
  },
  NOTHING_TO_SIGN: {
    'zh-CN': '当前（合同状态 {state}）没有待签署或待撤回的文本。',
    en: 'No text waits for signatures (the contract is {state}).',
  },
  SIGNATURE_INVALID: {
    'zh-CN': '签名验证未通过。请用登记的密钥（Ed25519 或 P-256）对规范文本原文作分离式 JWS 签名。',
    en: 'The signature does not verify. Sign the canonical document, to the byte, as a detached JWS with the registered key (Ed25519 or P-256).',
  },
  SIGNING_KEY_UNFIT: {
    'zh-CN': '该密钥不可用于签署。请登记 Ed25519 或 P-256 公钥的 JWK，且不得包含私钥。',
    en: 'This key does not serve for signing. Register the public JWK of an Ed25519 or P-256 key, without its private half.',
  },
  SIGNING_KEY_REVOKED: {
    'zh-CN': '该签名密钥已吊销，不能再用于签署。请登记新的密钥。',
    en: 'This signing key was revoked and signs nothing any more. Register another.',
  },
  UNKNOWN_PART: {
    'zh-CN': '合同现行文本中没有标识为 {id} 的明细或里程碑。新增的请不要填写标识。',
    en: 'The current text has no line or milestone {id}. Leave the id out for new ones.',
  },
  PHASE_OF_MILESTONE: {
    'zh-CN':
      '第 {phase} 阶段不存在、金额不大于零或未给出里程碑。每个里程碑须属于所列阶段之一，各阶段金额须大于零。',
    en: 'Phase {phase} does not exist or is worth nothing. Give milestones with the phases: each belongs to one, and each phase is worth something.',
  },
  MILESTONE_SUM_MISMATCH: {
    'zh-CN': '各里程碑金额之和与明细合计（{totalFen} 分）不一致，相差 {differenceFen} 分。',
    en: 'The milestones do not make the sum of the lines ({totalFen} fen): they differ by {differenceFen} fen.',
  },
  DELIVERED_CHANGED: {
    'zh-CN': '“{title}”已报告交付或已验收，不能变更。请只变更尚未交付的部分。',
    en: '"{title}" was reported as delivered or accepted and cannot be changed. Change only what is undelivered.',
  },
  NOTHING_CHANGED: {
    'zh-CN': '所提文本与现行文本相同。',
    en: 'The proposed text is the same as the current one.',
  },
  REMAINDER_IS_FIXED: {
    'zh-CN': '承接合同的范围和价格等于原合同未交付的部分，签署前不能变更；签署后可按变更办理。',
    en: 'A contract that takes over covers exactly what was left undelivered; it can be amended once it is signed.',
  },
  ALREADY_SIGNED: {
    'zh-CN': '本方（{side}）已经签署。',
    en: 'This side ({side}) has signed already.',
  },
  SIGNED_FOR_OTHER_SIDE: {
    'zh-CN': '同一人不能代表合同双方签署。',
    en: 'One person cannot sign for both sides.',
  },
  CONTRACT_NOT_IN_FORCE: {
    'zh-CN': '合同当前状态为 {state}，不在履行中，不能办理。双方签署后、终止或变更服务商前才可办理。',
    en: 'The contract is {state} and not in force: this is possible after both sides signed and before it ends.',
  },
  DECLINE_REASON: {
    'zh-CN': '婉拒需求须选择原因，接受需求则不填原因。',
    en: 'Declining a need takes a reason, and accepting it takes none.',
  },
  SPAN_OF_DAYS: {
    'zh-CN': '时间范围有误：{from} 至 {until}。结束日不得早于开始日，最长 {most} 天。',
    en: 'The span {from} to {until} is not valid: it must not end before it begins, nor last longer than {most} days.',
  },
  RANKING_WEIGHTS: {
    'zh-CN': '排序权重有误：{problem}。格式须与现行版本一致，数值为整数，各项满分合计 10000。',
    en: 'The weights are not valid: {problem}. They need the shape of the version in force, whole numbers, and points that make 10,000.',
  },
  RANKING_VERSION_TAKEN: {
    'zh-CN': '版本名 {version} 已存在，请另取名称；已有版本不能修改。',
    en: 'There is a version {version} already, and versions are never changed; choose another name.',
  },
  RANKING_ALREADY_PUBLISHED: {
    'zh-CN': '该排序版本已经发布。',
    en: 'This version of the ranking is published already.',
  },
  RANKING_TWO_PEOPLE: {
    'zh-CN': '排序版本须由另一人发布，提出者本人不能发布。',
    en: 'A version of the ranking is published by another person than the one who proposed it.',
  },
  CONTRACT_NOT_ACCEPTED: {
    'zh-CN': '合同尚未全部验收，验收后才能评价。',
    en: 'The contract is not accepted yet; it can be rated once its last milestone is.',
  },
  ALREADY_RATED: {
    'zh-CN': '该合同已评价过，每份合同只能评价一次。',
    en: 'This contract was rated already; each can be rated once.',
  },
  ALREADY_REPLIED: {
    'zh-CN': '该评价已回复过，只能回复一次。',
    en: 'This rating was replied to already; there is one reply.',
  },
  ALLOCATION_RULES: {
    'zh-CN': '分配规则自相矛盾：至少推荐数不得超过最多推荐数，首个推荐的权重不得低于后续推荐。',
    en: 'The rules contradict themselves: the least number of choices is above the most, or the first choice is worth less than a further one.',
  },
  ALLOCATION_EMPTY: {
    'zh-CN': '没有符合本轮条件的开放需求。请放宽地市、场景或交付时间范围。',
    en: 'No open need meets the conditions of this round. Widen its cities, scenes or days of delivery.',
  },
  ALLOCATION_PUBLISHED: {
    'zh-CN': '该版本已经发布。',
    en: 'This version has been published already.',
  },
  ALLOCATION_SAME_PERSON: {
    'zh-CN': '提出分配结果的人不能自行发布，须由另一人发布。',
    en: 'Who proposed a result cannot publish it; another person must.',
  },
  ALLOCATION_OTHER_RESULT: {
    'zh-CN': '您所确认的结果与该版本不一致（其结果哈希为 {resultHash}）。请重新核对后再发布。',
    en: 'The result that you confirm is not that of this version (its hash is {resultHash}). Look at it again before publishing.',
  },
  ALLOCATION_WITHDRAWAL: {
    'zh-CN': '退出时须且只须指明一个需求或一个服务商。',
    en: 'A withdrawal names exactly one need or one provider.',
  },
  ALLOCATION_WITHDRAWN: {
    'zh-CN': '该需求或服务商已经退出本轮分配。',
    en: 'This need or provider has withdrawn from the round already.',
  },
};
