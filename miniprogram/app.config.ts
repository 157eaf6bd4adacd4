export default defineAppConfig({
  pages: [
    'pages/report/index',
    'pages/sent/index',
    'pages/reports/index',
    'pages/progress/index',
    'pages/messages/index',
    'pages/track/index',
    'pages/about/index'
  ],
  // Fetched only by those who hang codes; nothing in the pages above may import from it.
  subPackages: [{ root: 'staff', pages: ['pages/code/index', 'pages/sign-in/index'] }],
  window: {
    navigationBarTitleText: '码上办',
    navigationBarBackgroundColor: '#0f5c4d',
    navigationBarTextStyle: 'white',
    backgroundColor: '#f3f5f4',
    backgroundTextStyle: 'dark'
  },
  networkTimeout: { request: 20000, uploadFile: 60000 },
  ...(process.env.TARO_ENV === 'h5' ? { animation: false } : {}),
  requiredPrivateInfos: [],
  __usePrivacyCheck__: true
})
