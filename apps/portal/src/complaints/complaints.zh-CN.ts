export const texts = {
  complaints: {
    title_zero: '没有等您处理的质疑',
    title_one: '{{count}} 件质疑等您处理',
    title_other: '{{count}} 件质疑等您处理',
    lead: '落选的投标人可以在公示期内对定标提出质疑；企业先答复，不满意的可以提交工信局决定。处理完以前不能签合同。',
    empty: '没有质疑。投标人对定标提出质疑后会列在这里。',
    yours: '等您处理',
    otherwise: '企业到期没有答复，投标人可以提交工信局；投标人到期没有继续，质疑结束。',
    of: '{{title}}：{{provider}}的质疑',
    turn: '轮到{{who}}。',
    way: '经过',
    steps: { raised: '提出质疑', answered: '企业答复', escalated: '提交工信局', decided: '工信局决定' },
    answer: {
      act: '答复质疑',
      once: '只能答复一次，提交后不能再改。',
      next: '投标人看到答复后，可以提交工信局，也可以不再追究。',
      words: '答复',
    },
    follow: {
      ESCALATED: {
        act: '提交工信局决定',
        effect: '工信局审批人会看到质疑和答复，作出成立或不成立的决定。提交后不能收回。',
        confirm: '确认提交',
      },
      SETTLED: {
        act: '不再追究',
        effect: '质疑就此结束，不能再次提出；企业可以继续签约。',
        confirm: '确认结束',
      },
    },
    decide: {
      words: '决定的事实与理由',
      uphold: '决定质疑成立',
      upheld: '定标随即撤回，该中标投标出局；由企业在其余投标中重新选择。',
      dismiss: '决定质疑不成立',
      dismissed: '定标不变，企业可以继续签约。',
      told: '双方都能看到决定和理由，不能撤销。',
    },
  },
};
