export default defineAppConfig({
  pages: [
    'pages/report/index',
    'pages/sent/index',
    'pages/reports/index',
    'pages/progress/index',
    'pages/messages/index',
    'pages/track/index',
    'pages/about/index',
    'pages/nowhere/index'
  ],
  // Fetched only by those who need them; nothing in the pages above may import from these.
  subPackages: [
    { root: 'privacy', pages: ['pages/mine/index', 'pages/notice/index'] },
    {
      root: 'staff',
      pages: [
        'pages/home/index',
        'pages/tasks/index',
        'pages/task/index',
        'pages/patrol/index',
        'pages/cases/index',
        'pages/case/index',
        'pages/messages/index',
        'pages/code/index',
        'pages/absence/index',
        'pages/password/index',
        'pages/me/index',
        'pages/sessions/index',
        'pages/stand-ins/index',
        'pages/second-factor/index',
        'pages/sign-in/index'
      ]
    }
  ],
  window: {
    navigationBarTitleText: '码上办',
    navigationBarBackgroundColor: '#0f5c4d',
    navigationBarTextStyle: 'white',
    backgroundColor: '#f3f5f4',
    backgroundTextStyle: 'dark'
  },
  networkTimeout: { request: 20000, uploadFile: 60000 },
  ...(process.env.TARO_ENV === 'h5' ? { animation: false } : {}),
  // Only the staff's pages ask where the phone is, and only when the person taps for it.
  requiredPrivateInfos: ['getLocation'],
  permission: { 'scope.userLocation': { desc: '工作人员张贴二维码、核实核查时定位' } },
  __usePrivacyCheck__: true
})
