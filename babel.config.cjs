/** Phones in use: iOS 12 and Android's Chrome 67 (2018), which is also what WeChat itself asks for. */
module.exports = {
  presets: [['taro', { framework: 'react', ts: true, compiler: 'webpack5', targets: { ios: '12', chrome: '67' } }]]
}
