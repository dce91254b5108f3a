export const texts = {
  ui: {
    move: { whose: '轮到谁', by: '最迟', otherwise: '不办会怎样' },
    due: {
      TODAY: '今天',
      TOMORROW: '明天',
      at: '{{day}} {{time}}',
      over: '已过期限',
      days_one: '还剩 {{count}} 天',
      days_other: '还剩 {{count}} 天',
      hours_one: '还剩 {{count}} 小时 {{minutes}} 分',
      hours_other: '还剩 {{count}} 小时 {{minutes}} 分',
      minutes_one: '还剩 {{count}} 分钟',
      minutes_other: '还剩 {{count}} 分钟',
    },
    money: {
      YUAN: '{{amount}} 元',
      WAN: '{{amount}} 万元',
      YI: '{{amount}} 亿元',
      MILLION: '{{amount}} 百万元',
      BILLION: '{{amount}} 十亿元',
    },
    list: { first: '回到第一页', next: '下一页', pages: '{{caption}}：翻页' },
    form: { faults_one: '有 {{count}} 处需要更正', faults_other: '有 {{count}} 处需要更正' },
    difference: { field: '项目', before: '− 原来', after: '+ 现在', none: '没有不同。' },
    stepper: { done: '已完成', current: '正在办', ahead: '还没到' },
  },
};
