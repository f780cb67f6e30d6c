"""The files of the component: all there, none of a former version, whatever was there."""

from lishu.graph_component import gathering


def test_every_file_is_gathered_once_and_mended(tmp_path, monkeypatch):
    """Own files, the drawing, vis-network; what is spoilt is put right, what is foreign goes."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    gathering.gathered.cache_clear()
    root = gathering.gathered()
    folder = root / gathering.FOLDER
    assert root.parent == tmp_path / "lishu"
    names = {"graph.js", "graph.css", "picture.js", "vis-network.min.js"}
    assert {path.name for path in folder.iterdir()} == names
    (folder / "graph.js").write_text("spoilt")
    (folder / "foreign.js").write_text("alert(1)")
    gathering.gathered.cache_clear()
    assert gathering.gathered() == root
    assert {path.name for path in folder.iterdir()} == names
    for source in gathering.sources():
        assert (folder / source.name).read_bytes() == source.read_bytes()
    gathering.gathered.cache_clear()


def test_without_a_home_a_temporary_folder_will_do(tmp_path, monkeypatch):
    """A cache that is a file cannot hold folders: the app starts all the same."""
    blocked = tmp_path / "file"
    blocked.write_text("")
    monkeypatch.setenv("XDG_CACHE_HOME", str(blocked))
    monkeypatch.setattr(gathering.tempfile, "tempdir", str(tmp_path))
    gathering.gathered.cache_clear()
    root = gathering.gathered()
    assert (root / gathering.FOLDER / "vis-network.min.js").exists()
    gathering.gathered.cache_clear()
