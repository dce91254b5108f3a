export const texts = {
  session: {
    needed: {
      title: '请先登录，再接着办',
      text: '这个页面只给登录的人看。登录后回到这里。',
      account: '登录页上也可以注册账户、找回密码。',
    },
    account: {
      title: '{{name}} 的账户',
      none: '还没有加入任何单位。请让单位的签署人发邀请，或者登记自己的企业。',
      evaluations: '企业请我评审的需求',
      safety: '密码与邀请',
      password: '修改密码',
      invitations: '收到的邀请、我的角色',
      everywhere: '全省',
      whole: '整个单位',
    },
  },
};
